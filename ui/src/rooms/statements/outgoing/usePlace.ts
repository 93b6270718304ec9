import { useQuery } from "@tanstack/react-query";
import { places } from "@/api/drafts";

/** What is known of a channel, once it is known. */
export const usePlace = (channel: string) =>
  useQuery({ queryKey: ["places"], queryFn: places }).data?.find((one) => one.channel === channel);
