import { useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LANGUAGES, type Language, OWN_NAME, speak } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { LevelBadge } from "@/kit/Level";
import { type Link as LinkState, useLive } from "@/live/store";
import { Clock } from "./Clock";
import css from "./TopBar.module.css";
import { WhoAmI } from "./WhoAmI";

function Highest() {
  const { t } = useTranslation();
  const level = useLive((state) => state.snapshot?.level);
  const warning = useLive((state) => state.snapshot?.warnings[0]);
  if (!level) return <span className={css.highest} />;
  const badge = <LevelBadge level={level} size="l" isFluid />;
  return (
    <div className={css.highest}>
      <span className={css.caption}>{t("ui.top.highest")}</span>
      {warning ? (
        <Link to="/warnings/$id" params={{ id: warning.warning_id }} className={css.level}>
          {badge}
          <span className={css.where}>{warning.watch_name}</span>
        </Link>
      ) : (
        badge
      )}
    </div>
  );
}

function wordOf(alive: number, expected: number): string {
  if (expected === 0) return "ui.top.no_sources";
  return alive === expected ? "ui.top.whole" : "ui.top.degraded";
}

function Coverage() {
  const { t } = useTranslation();
  const sources = useLive((state) => state.snapshot?.sources);
  if (!sources) return null;
  const expected = sources.filter((source) => source.is_enabled);
  const alive = expected.filter((source) => source.status === "alive").length;
  const isWhole = alive === expected.length && alive > 0;
  return (
    <div className={css.fact} title={t(isWhole ? "ui.top.coverage_whole" : "ui.top.coverage_part")}>
      <span className={css.caption}>{t("ui.coverage")}</span>
      <Status tone={isWhole ? "good" : alive === 0 ? "bad" : "warm"}>
        <b>
          {alive}/{expected.length}
        </b>
        <span className={css.wide}>{t(wordOf(alive, expected.length))}</span>
      </Status>
    </div>
  );
}

const TONE: Record<LinkState, "good" | "warm" | "plain"> = {
  live: "good",
  reconnecting: "warm",
  connecting: "plain",
};

function Connection() {
  const { t } = useTranslation();
  const link = useLive((state) => state.link);
  return (
    <div className={css.fact}>
      <span className={css.caption}>{t("ui.top.stream")}</span>
      <Status tone={TONE[link]}>{t(`ui.top.${link}`)}</Status>
    </div>
  );
}

const SCHEMES = ["auto", "light", "dark"] as const;

function Scheme() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = SCHEMES[(SCHEMES.indexOf(colorScheme) + 1) % SCHEMES.length] ?? "auto";
  return (
    <Button
      look="ghost"
      icon={colorScheme}
      label={t("ui.top.scheme", {
        now: t(`ui.scheme.${colorScheme}`),
        next: t(`ui.scheme.${next}`),
      })}
      onClick={() => setColorScheme(next)}
    />
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <label className={css.language}>
      <span className="unseen">{t("ui.top.language")}</span>
      <select value={i18n.language} onChange={(e) => void speak(e.target.value as Language)}>
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {OWN_NAME[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={css.bar}>
      <Highest />
      <div className={css.facts}>
        <Coverage />
        <Connection />
        <Clock format={format} />
      </div>
      <div className={css.choices}>
        <WhoAmI />
        <LanguageChoice />
        <Scheme />
        <span className={css.help}>
          <Button look="ghost" icon="keyboard" label={t("ui.keys.title")} onClick={onHelp} />
        </span>
      </div>
    </div>
  );
}
