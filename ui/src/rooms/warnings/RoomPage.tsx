import type { ReactNode } from "react";
import { Page } from "@/kit/Page";
import { RoomTabs, type Tab } from "./RoomTabs";

interface Props {
  here: Tab;
  title: string;
  words: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of this room besides the warnings themselves. */
export function RoomPage({ here, ...page }: Props) {
  return <Page tabs={<RoomTabs here={here} />} {...page} />;
}
