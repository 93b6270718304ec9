export { readWarningsSearch } from "./search";
export { WarningsPage } from "./WarningsPage";

// Opened by few and seldom: they come when they are asked for.
export const loadLedger = () => import("./ledger/LedgerPage");
export const loadRules = () => import("./rules/RulesPage");
export const loadUndelivered = () => import("./told/Undelivered");
export const loadBacktest = () => import("./backtest/BacktestPage");
