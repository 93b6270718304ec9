import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import {
  loadBoard,
  loadCase,
  loadPlaybook,
  loadPlaybooks,
  loadReports,
  loadRisk,
  readBoardSearch,
  readCaseSearch,
} from "@/rooms/cases";
import { loadAccount, loadDirectory, readDirectorySearch } from "@/rooms/directory";
import { loadInbox } from "@/rooms/inbox";
import { MonitorPage, readMonitorSearch } from "@/rooms/monitor";
import { loadHouse, loadModels, readModelsSearch } from "@/rooms/settings";
import { readSourcesSearch, SourcesPage } from "@/rooms/sources";
import {
  loadFacts,
  loadOutgoing,
  loadStatement,
  loadStatements,
  readStatementsSearch,
} from "@/rooms/statements";
import {
  loadBacktest,
  loadLedger,
  loadRules,
  readWarningsSearch,
  WarningsPage,
} from "@/rooms/warnings";
import { Fallen, NotFound, Shell } from "./Shell";

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

const house = createRoute({
  getParentRoute: () => root,
  path: "/settings/house",
  component: lazyRouteComponent(loadHouse, "HousePage"),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: "/cases",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(loadBoard, "BoardPage"),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: "/cases/$id",
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(loadCase, "CasePage"),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: "/cases/reports",
  component: lazyRouteComponent(loadReports, "ReportsPage"),
});

const risk = createRoute({
  getParentRoute: () => root,
  path: "/cases/risk",
  component: lazyRouteComponent(loadRisk, "RiskPage"),
});

const playbooks = createRoute({
  getParentRoute: () => root,
  path: "/cases/playbooks",
  component: lazyRouteComponent(loadPlaybooks, "PlaybooksPage"),
});

const playbook = createRoute({
  getParentRoute: () => root,
  path: "/cases/playbooks/$code",
  component: lazyRouteComponent(loadPlaybook, "PlaybookPage"),
});

const statements = createRoute({
  getParentRoute: () => root,
  path: "/statements",
  validateSearch: readStatementsSearch,
  component: lazyRouteComponent(loadStatements, "StatementsPage"),
});

const facts = createRoute({
  getParentRoute: () => root,
  path: "/statements/facts",
  validateSearch: readStatementsSearch,
  component: lazyRouteComponent(loadFacts, "FactsPage"),
});

const outgoing = createRoute({
  getParentRoute: () => root,
  path: "/statements/outgoing",
  validateSearch: readStatementsSearch,
  component: lazyRouteComponent(loadOutgoing, "OutgoingPage"),
});

const statement = createRoute({
  getParentRoute: () => root,
  path: "/statements/$id",
  validateSearch: readStatementsSearch,
  component: lazyRouteComponent(loadStatement, "StatementPage"),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  component: lazyRouteComponent(loadInbox, "InboxPage"),
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
    cases,
    oneCase,
    reports,
    risk,
    playbooks,
    playbook,
    settings,
    readers,
    house,
    statements,
    facts,
    outgoing,
    statement,
    inbox,
    directory,
    account,
    kit,
  ]),
  defaultPreload: false,
  defaultErrorComponent: Fallen,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
