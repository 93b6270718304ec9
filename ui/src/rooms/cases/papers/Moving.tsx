import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Negative, onPart } from "@/api/cases";
import { Ask } from "@/kit/deciding/Ask";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { Tick } from "../acting/Tick";
import { WhoPick } from "../acting/WhoPick";
import css from "./Papers.module.css";

interface Props {
  one: Negative;
  onDone: () => void;
}

function Analyse({ one, onDone }: Props) {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(one.theme);
  const [isDistressed, setDistressed] = useState(one.is_distressed);
  return (
    <Act
      verb={t("ui.voices.analyse")}
      isReady={theme.trim() !== ""}
      act={() =>
        onPart("negatives", one.negative_id, "analyse", { theme, is_distressed: isDistressed })
      }
      onDone={onDone}
    >
      <Line
        label={t("ui.voices.theme")}
        value={theme}
        most={200}
        onChange={setTheme}
        isNeeded
        isFirst
      />
      {!one.is_distressed && (
        <Tick
          label={t("ui.voices.is_distressed")}
          hint={t("ui.voices.distress_hint")}
          isOn={isDistressed}
          onChange={setDistressed}
        />
      )}
    </Act>
  );
}

const TOLD = {
  respond: (why: string) => ({ answer: why }),
  feed_back: (why: string) => ({ outcome: why }),
  set_aside: (why: string) => ({ reason: why }),
};

function Said({ one, deed, onDone }: Props & { deed: keyof typeof TOLD }) {
  const { t } = useTranslation();
  return (
    <Act
      verb={t(`ui.voices.${deed}`)}
      look={deed === "set_aside" ? "danger" : "primary"}
      why={{
        label: t(`ui.voices.${deed}.label`),
        hint: t(`ui.voices.${deed}.hint`),
        isNeeded: true,
      }}
      act={(why) => onPart("negatives", one.negative_id, deed.replace("_", "-"), TOLD[deed](why))}
      onDone={onDone}
    />
  );
}

function Assign({ one, onDone }: Props) {
  const { t } = useTranslation();
  const [who, setWho] = useState("");
  return (
    <Act
      verb={t("ui.team.assign")}
      isReady={who !== ""}
      act={() => onPart("negatives", one.negative_id, "assign", { user_id: who })}
      onDone={onDone}
    >
      <WhoPick label={t("ui.team.who")} value={who} onPick={setWho} />
    </Act>
  );
}

const NEXT: Partial<Record<Negative["handling"], "respond" | "feed_back">> = {
  analysed: "respond",
  responded: "feed_back",
};

/** The next step of its way, to whom it goes, or why it is left. */
export function Moving({ one }: { one: Negative }) {
  const { t } = useTranslation();
  const next = NEXT[one.handling];
  return (
    <div className={`${css.buttons} no-print`}>
      {one.handling === "collected" && (
        <Ask size="s" look="primary" label={t("ui.voices.analyse")}>
          {(close) => <Analyse one={one} onDone={close} />}
        </Ask>
      )}
      {next && (
        <Ask size="s" look="primary" label={t(`ui.voices.${next}`)}>
          {(close) => <Said one={one} deed={next} onDone={close} />}
        </Ask>
      )}
      <Ask size="s" label={t("ui.team.assign")}>
        {(close) => <Assign one={one} onDone={close} />}
      </Ask>
      <Ask size="s" look="ghost" label={t("ui.voices.set_aside")}>
        {(close) => <Said one={one} deed="set_aside" onDone={close} />}
      </Ask>
    </div>
  );
}
