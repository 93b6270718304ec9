export { readBoardSearch, readCaseSearch } from "./one/search";
export const loadBoard = () => import("./board/BoardPage");
export const loadCase = () => import("./one/CasePage");
export const loadReports = () => import("./reports/ReportsPage");
export const loadRisk = () => import("./reports/RiskPage");
export const loadPlaybooks = () => import("./playbooks/PlaybooksPage");
export const loadPlaybook = () => import("./playbooks/PlaybookPage");
