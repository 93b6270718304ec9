export { SourcesPage } from "./SourcesPage";
export { readSourcesSearch } from "./search";
