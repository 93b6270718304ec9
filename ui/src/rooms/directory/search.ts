// Which part of the directory is shown stands in the address, to be sent to a colleague.
import { TABS, type Tab } from "./kinds";

export interface DirectorySearch {
  tab?: Tab;
  /** The entry that is opened. */
  entry?: string;
}

export const readDirectorySearch = (raw: Record<string, unknown>): DirectorySearch => ({
  tab: TABS.find((tab) => tab === raw.tab),
  entry: typeof raw.entry === "string" && raw.entry ? raw.entry.slice(0, 200) : undefined,
});
