// One timer for every countdown of the page, in the server's time.
import { ticking } from "@/kit/ticking";
import { useLive } from "@/live/store";

const useTick = ticking(1000);

/** The server's time in ms, to a second. */
export const useSecond = (): number => useTick() + useLive((state) => state.skew);
