export { MonitorPage } from "./MonitorPage";
export { readMonitorSearch } from "./search";
