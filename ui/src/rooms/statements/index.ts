export const loadStatements = () => import("./listed/StatementsPage");
export const loadStatement = () => import("./one/StatementPage");
export const loadFacts = () => import("./facts/FactsPage");
export const loadOutgoing = () => import("./outgoing/OutgoingPage");
export { readStatementsSearch } from "./search";
