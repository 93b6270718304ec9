export { readWarningsSearch } from "./search";
export { WarningsPage } from "./WarningsPage";
