export { readDirectorySearch } from "./search";

export const loadDirectory = () => import("./DirectoryPage");
export const loadAccount = () => import("./account/AccountPage");
