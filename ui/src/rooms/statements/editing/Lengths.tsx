import { useTranslation } from "react-i18next";
import type { LengthRoom } from "@/api/statements";
import { useFormat } from "@/i18n/format";
import { useRoomWords } from "../words";
import css from "./Editing.module.css";

function Meter({ room, name }: { room: LengthRoom; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isOver = room.length > room.limit;
  const share = Math.min(100, (room.length / room.limit) * 100);
  return (
    <>
      <dt>{name}</dt>
      <dd className={css.meter} data-over={isOver} aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </dd>
      <dd data-over={isOver}>
        {t(isOver ? "ui.length.over" : "ui.length.of", {
          n: format.number(room.length),
          limit: format.number(room.limit),
          over: format.number(room.length - room.limit),
        })}
      </dd>
    </>
  );
}

/** How much of each channel's room the text takes, as that channel counts; ours first. */
export function Lengths({ rooms, channel }: { rooms: LengthRoom[]; channel: string }) {
  const { t } = useTranslation();
  const { place } = useRoomWords();
  const mine = rooms.filter((room) => room.channel === channel);
  const others = rooms.filter((room) => room.channel !== channel);
  const shown = (some: LengthRoom[]) => (
    <dl className={css.lengths}>
      {some.map((room) => (
        <Meter key={room.channel} room={room} name={place(room.channel)} />
      ))}
    </dl>
  );
  return (
    <>
      {mine.length > 0 ? shown(mine) : <p className={css.quiet}>{t("ui.length.any")}</p>}
      <details className="no-print">
        <summary className={css.quiet}>{t("ui.length.others")}</summary>
        {shown(others)}
      </details>
    </>
  );
}
