import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endSilence, type Silence, silences, type Withheld, withheld } from "@/api/rulings";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { useNamed } from "../sentences";
import css from "./Silenced.module.css";

const EVERY_MS = 30_000;

/** Silences that hold now, newest first. */
export const useSilences = () =>
  useQuery({
    queryKey: ["silences"],
    queryFn: () => silences(true),
    refetchInterval: EVERY_MS,
  });

/** One silence: what, until when, who, why, how much it keeps back, and how to end it. */
export function SilenceLine({ silence, name }: { silence: Silence; name?: string }) {
  const { t } = useTranslation();
  const named = useNamed();
  const people = [silence.person, silence.second_person].filter(Boolean).join(" · ");
  return (
    <div className={css.silence}>
      <div className={css.line}>
        <Chip tone="warm">{t("ui.silence.chip")}</Chip>
        {name && <b>{name}</b>}
        <span className={css.upto}>
          {t("ui.silence.up_to_short")} <LevelBadge level={silence.up_to} size="s" isShort />
        </span>
        {silence.rule && <Chip>{named(`warning.rule.${silence.rule}`, silence.rule)}</Chip>}
        <span>
          {t("ui.silence.until")} <At at={silence.ends_at} />
        </span>
      </div>
      <p className={css.why}>
        <PlainText text={silence.reason} /> — {people} ·{" "}
        {t("ui.silence.kept", { count: silence.kept_back })}
      </p>
      <div className="no-print">
        <Ask size="s" label={t("ui.silence.end")}>
          {(close) => (
            <Decide
              words={t("ui.silence.end_words")}
              verb={t("ui.silence.end")}
              touches={["silences", "withheld", "warning"]}
              act={({ person }) => endSilence(silence.silence_id, person)}
              onDone={close}
            />
          )}
        </Ask>
      </div>
    </div>
  );
}

/** Said at the head of a warning whose watch is silenced: it stands all the same. */
export function Silenced({ watch }: { watch: string }) {
  const found = (useSilences().data ?? []).filter(
    (one) => one.watch_id === watch || one.watch_id === "",
  );
  if (found.length === 0) return null;
  return (
    <div className={css.banner}>
      {found.map((one) => (
        <SilenceLine key={one.silence_id} silence={one} />
      ))}
    </div>
  );
}

export function KeptBack({ one }: { one: Withheld }) {
  const { t } = useTranslation();
  return (
    <span className={css.kept}>
      <LevelBadge level={one.after} size="s" isShort /> {t(`warning.withheld.${one.why}`)} ·{" "}
      <At at={one.at} />
    </span>
  );
}

/** Changes of this warning that nobody was sent a notice of. */
export function Kept({ warning }: { warning: string }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ["withheld", warning],
    queryFn: () => withheld({ warning }),
  });
  if (!found.data?.length) return null;
  return (
    <section className={css.section}>
      <h3>{t("ui.withheld.title")}</h3>
      <ul>
        {found.data.map((one) => (
          <li key={one.change_id}>
            <KeptBack one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
