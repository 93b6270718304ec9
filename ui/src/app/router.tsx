import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { MonitorPage, readMonitorSearch } from "@/rooms/monitor";
import { readWarningsSearch, WarningsPage } from "@/rooms/warnings";
import { NotFound, Shell } from "./Shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/monitor" });
  },
});

const monitor = createRoute({
  getParentRoute: () => root,
  path: "/monitor",
  validateSearch: readMonitorSearch,
  component: MonitorPage,
});

const warnings = createRoute({
  getParentRoute: () => root,
  path: "/warnings",
  validateSearch: readWarningsSearch,
  component: WarningsPage,
});

const warning = createRoute({
  getParentRoute: () => root,
  path: "/warnings/$id",
  validateSearch: readWarningsSearch,
  component: WarningsPage,
});

const kit = createRoute({
  getParentRoute: () => root,
  path: "/kit",
  component: lazyRouteComponent(() => import("./kit/KitPage"), "KitPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([index, monitor, warnings, warning, kit]),
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
