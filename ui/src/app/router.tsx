import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { loadAccount, loadDirectory, readDirectorySearch } from "@/rooms/directory";
import { MonitorPage, readMonitorSearch } from "@/rooms/monitor";
import { loadModels, readModelsSearch } from "@/rooms/settings";
import { readSourcesSearch, SourcesPage } from "@/rooms/sources";
import {
  loadBacktest,
  loadLedger,
  loadRules,
  readWarningsSearch,
  WarningsPage,
} from "@/rooms/warnings";
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

const sources = createRoute({
  getParentRoute: () => root,
  path: "/sources",
  validateSearch: readSourcesSearch,
  component: SourcesPage,
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

const ledger = createRoute({
  getParentRoute: () => root,
  path: "/warnings/ledger",
  component: lazyRouteComponent(loadLedger, "LedgerPage"),
});

const rules = createRoute({
  getParentRoute: () => root,
  path: "/warnings/rules",
  component: lazyRouteComponent(loadRules, "RulesPage"),
});

const backtest = createRoute({
  getParentRoute: () => root,
  path: "/warnings/backtest",
  component: lazyRouteComponent(loadBacktest, "BacktestPage"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  beforeLoad: () => {
    throw redirect({ to: "/settings/models" });
  },
});

const readers = createRoute({
  getParentRoute: () => root,
  path: "/settings/models",
  validateSearch: readModelsSearch,
  component: lazyRouteComponent(loadModels, "ModelsPage"),
});

const directory = createRoute({
  getParentRoute: () => root,
  path: "/directory",
  validateSearch: readDirectorySearch,
  component: lazyRouteComponent(loadDirectory, "DirectoryPage"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(loadAccount, "AccountPage"),
});

const kit = createRoute({
  getParentRoute: () => root,
  path: "/kit",
  component: lazyRouteComponent(() => import("./kit/KitPage"), "KitPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    monitor,
    sources,
    warnings,
    warning,
    ledger,
    rules,
    backtest,
    settings,
    readers,
    directory,
    account,
    kit,
  ]),
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
