import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { sendReport } from "@/api/reports";
import { Button } from "@/kit/Button";
import form from "@/kit/Form.module.css";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { Line } from "../acting/Line";
import { Tick } from "../acting/Tick";
import { RoomTabs } from "../RoomTabs";
import css from "./Risk.module.css";

const NOTHING = { what: "", where: "", contact: "", urgent: false };

/** One minute: what, where, whether it cannot wait. Everybody of the house may. */
export function RiskPage() {
  const { t } = useTranslation();
  const [told, setTold] = useState(NOTHING);
  const sent = useMutation({ mutationFn: () => sendReport(told) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (told.what.trim() !== "" && !sent.isPending) sent.mutate();
  };
  const again = () => {
    setTold(NOTHING);
    sent.reset();
  };
  return (
    <Page
      tabs={<RoomTabs here="risk" />}
      title={t("ui.risk_form.title")}
      words={t("ui.risk_form.words")}
    >
      <div className={css.narrow}>
        <Panel title={t("ui.risk_form.panel")}>
          {sent.isSuccess ? (
            <Empty
              title={t("ui.risk_form.sent")}
              action={<Button onClick={again}>{t("ui.risk_form.again")}</Button>}
            >
              {t("ui.risk_form.sent_words")}
            </Empty>
          ) : (
            <form className={form.form} onSubmit={send}>
              <Line
                label={t("ui.risk_form.what")}
                hint={t("ui.risk_form.what_hint")}
                value={told.what}
                most={4000}
                onChange={(what) => setTold({ ...told, what })}
                isNeeded
                isLong
              />
              <Line
                label={t("ui.risk_form.where")}
                hint={t("ui.risk_form.where_hint")}
                value={told.where}
                most={500}
                onChange={(where) => setTold({ ...told, where })}
              />
              <Tick
                label={t("ui.risk_form.urgent")}
                hint={t("ui.risk_form.urgent_hint")}
                isOn={told.urgent}
                onChange={(urgent) => setTold({ ...told, urgent })}
              />
              {sent.error && <ProblemNote problem={problemOf(sent.error)} />}
              <div className={form.buttons}>
                <Button
                  look="primary"
                  type="submit"
                  disabled={told.what.trim() === "" || sent.isPending}
                >
                  {t("ui.risk_form.send")}
                </Button>
              </div>
            </form>
          )}
        </Panel>
      </div>
    </Page>
  );
}
