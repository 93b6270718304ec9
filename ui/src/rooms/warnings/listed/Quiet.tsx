import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Silence, Withheld } from "@/api/rulings";
import { Ask } from "@/kit/deciding/Ask";
import { KeptBack, SilenceLine } from "../deciding/Silenced";
import { Silencing } from "../deciding/Silencing";
import { useWatchNames } from "./useBeside";
import css from "./WarningList.module.css";

/** Silences that hold, and changes that nobody was sent: nothing silenced disappears. */
export function Quiet({ silences, held }: { silences: Silence[]; held: Withheld[] }) {
  const { t } = useTranslation();
  const nameOf = useWatchNames();
  return (
    <section aria-label={t("ui.quiet.title")}>
      <h2 className={css.group}>
        {t("ui.quiet.title")} <span>{silences.length + held.length}</span>
      </h2>
      {silences.length + held.length === 0 && <p className={css.calm}>{t("ui.quiet.none")}</p>}
      <ul className={css.quiet}>
        {silences.map((one) => (
          <li key={one.silence_id}>
            <SilenceLine
              silence={one}
              name={one.watch_id ? nameOf(one.watch_id) : t("ui.warnings.watch_any")}
            />
          </li>
        ))}
        {held.map((one) => (
          <li key={one.change_id}>
            <Link to="/warnings/$id" params={{ id: one.warning_id }}>
              {nameOf(one.watch_id)}
            </Link>{" "}
            <KeptBack one={one} />
          </li>
        ))}
      </ul>
      <div className={css.all}>
        <Ask size="s" label={t("ui.silence.begin_all")}>
          {(close) => <Silencing watch="" name="" onDone={close} />}
        </Ask>
      </div>
    </section>
  );
}
