import { useFormat } from "@/i18n/format";
import { ticking } from "./ticking";

/** The time, to five seconds. */
export const useNow = ticking(5000);

/** How long ago (on paper, which does not tick, not at all), with the hour in the viewer's zone beside it and UTC on hover. */
export function Ago({ at }: { at: string }) {
  const format = useFormat();
  const age = (useNow() - Date.parse(at)) / 1000;
  return (
    <time className="no-print" dateTime={at} title={`${format.full(at)} · ${format.utc(at)}`}>
      {format.ago(age)}
    </time>
  );
}

/** A moment; UTC on hover. */
export function At({ at, isShort = false }: { at: string; isShort?: boolean }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={`${format.full(at)} · ${format.utc(at)}`}>
      {isShort ? format.time(at) : format.moment(at)}
    </time>
  );
}
