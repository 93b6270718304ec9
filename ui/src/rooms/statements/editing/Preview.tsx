import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Written } from "@/api/drafts";
import type { Draft, LengthRoom } from "@/api/statements";
import { useFormat } from "@/i18n/format";
import { Status } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { Pick } from "@/kit/Pick";
import { useRoomWords } from "../words";
import css from "./Editing.module.css";
import { Files } from "./Files";
import { Reading } from "./Reading";

// Where a headline stands above the words; elsewhere there are only words.
const TITLED = new Set(["website", "internal", "mail", "wechat"]);

interface Props {
  draft: Draft;
  typed: Written;
  rooms: LengthRoom[];
}

/** How it would stand there: headline or none, whose account, and whether it fits. */
export const Preview = memo(function Preview({ draft, typed, rooms }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { place } = useRoomWords();
  const [channel, setChannel] = useState(draft.channel);
  const room = rooms.find((one) => one.channel === channel);
  const names = [...new Set([draft.channel, "website", "mail", ...rooms.map((r) => r.channel)])];
  return (
    <Panel
      className="no-print"
      title={t("ui.preview.title")}
      actions={
        <Pick
          label={t("ui.statements.channel")}
          any={place(draft.channel)}
          value={channel === draft.channel ? undefined : channel}
          options={names
            .filter((name) => name !== draft.channel)
            .map((value) => ({ value, name: place(value) }))}
          onPick={(value) => setChannel(value ?? draft.channel)}
        />
      }
    >
      {room && room.length > room.limit && (
        <Status tone="bad">
          {t("ui.length.over", {
            n: format.number(room.length),
            limit: format.number(room.limit),
            over: format.number(room.length - room.limit),
          })}
        </Status>
      )}
      <div className={css.post}>
        <p className={css.from}>
          <b>{place(channel)}</b>
          {typed.account && <span>{typed.account}</span>}
          {draft.ai_generated && <span>{t("ui.preview.by_machine")}</span>}
        </p>
        <Reading
          title={TITLED.has(channel) ? typed.title : ""}
          text={typed.text}
          language={draft.language}
          spots={[]}
        />
        <Files files={typed.attachments} />
      </div>
    </Panel>
  );
});
