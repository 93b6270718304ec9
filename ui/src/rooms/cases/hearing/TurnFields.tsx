import { useTranslation } from "react-i18next";
import type { TurnEntry } from "@/api/release";
import { Choice } from "@/kit/Choice";
import { MomentInput } from "@/kit/Moment";
import css from "../acting/Acting.module.css";
import { Line } from "../acting/Line";
import { WhoPick } from "../acting/WhoPick";
import { DUTIES } from "../codes";
import { useCode } from "../words";

interface Props {
  told: TurnEntry;
  onChange: (told: TurnEntry) => void;
}

/** Who of us tells them, how, until when. */
export function TurnFields({ told, onChange }: Props) {
  const { t } = useTranslation();
  const code = useCode();
  const put = (part: Partial<TurnEntry>) => onChange({ ...told, ...part });
  const duties = [...new Set([...(told.duty ? [told.duty] : []), ...DUTIES])];
  return (
    <>
      <div className={css.pair}>
        <Choice
          label={t("ui.hears.duty")}
          value={told.duty}
          none={t("ui.hears.no_duty")}
          options={duties.map((value) => ({ value, name: code("cases.duty", value) }))}
          onPick={(duty) => put({ duty })}
        />
        <WhoPick
          label={t("ui.hears.owner")}
          none={told.owner && !told.owner_id ? told.owner : t("ui.hears.no_owner")}
          value={told.owner_id}
          onPick={(owner_id, owner) => put({ owner_id, owner })}
        />
      </div>
      <Line
        label={t("ui.hears.how")}
        hint={t("ui.hears.how_hint")}
        value={told.channel}
        most={500}
        onChange={(channel) => put({ channel })}
      />
      <MomentInput
        label={t("ui.hears.due")}
        value={told.due_at ?? ""}
        onChange={(due) => put({ due_at: due || null })}
      />
    </>
  );
}
