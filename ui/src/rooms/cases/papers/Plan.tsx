import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "@/kit/Choice";
import { MomentInput } from "@/kit/Moment";
import { Act } from "../acting/Act";
import { Line, lines } from "../acting/Line";
import { FORMS } from "../codes";

interface Props {
  act: (told: unknown) => Promise<unknown>;
  onDone: () => void;
}

const soon = (): string => new Date(Date.now() + 15 * 60_000).toISOString();

/** A meeting, a press conference, a live stream or a call: when, where, who. */
export function Plan({ act, onDone }: Props) {
  const { t } = useTranslation();
  const [told, setTold] = useState({ form: "meeting", name: "", begins_at: soon(), link: "" });
  const [invited, setInvited] = useState("");
  const set = (name: keyof typeof told) => (value: string) => setTold({ ...told, [name]: value });
  return (
    <Act
      verb={t("ui.meeting.plan")}
      isReady={told.name.trim() !== "" && told.begins_at !== ""}
      act={() => act({ ...told, invited: lines(invited), prepared: {} })}
      onDone={onDone}
    >
      <Choice
        label={t("ui.meeting.form")}
        value={told.form}
        options={FORMS.map((value) => ({ value, name: t(`ui.meeting.form.${value}`) }))}
        onPick={set("form")}
      />
      <Line
        label={t("ui.meeting.name")}
        value={told.name}
        most={200}
        onChange={set("name")}
        isNeeded
        isFirst
      />
      <MomentInput
        label={t("ui.meeting.begins")}
        value={told.begins_at}
        onChange={set("begins_at")}
        required
      />
      <Line
        label={t("ui.meeting.link")}
        hint={t("ui.meeting.link_hint")}
        value={told.link}
        most={2000}
        onChange={set("link")}
      />
      <Line
        label={t("ui.meeting.invited")}
        hint={t("ui.handover.one_a_line")}
        value={invited}
        most={5000}
        onChange={setInvited}
        isLong
      />
    </Act>
  );
}
