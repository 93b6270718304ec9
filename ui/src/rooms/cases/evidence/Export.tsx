import { Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { bundle } from "@/api/evidence";
import { Button } from "@/kit/Button";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { save } from "@/kit/save";
import { TOUCHES } from "../acting/Act";
import css from "./Locker.module.css";

/** The bundle as a file; its seal is shown apart, because whoever has both can prove it whole. */
export function Export({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const out = useMutation({
    mutationFn: () => bundle(one.case_id),
    onSuccess: async ({ content }) => {
      save(content, `tocsin-${one.case_id}.zip`);
      await Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <>
      <Button size="s" icon="down" onClick={() => out.mutate()} disabled={out.isPending}>
        {t("ui.locker.export")}
      </Button>
      <Modal
        opened={out.isSuccess || out.isError}
        onClose={() => out.reset()}
        title={t("ui.locker.export")}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        {out.error && <ProblemNote problem={problemOf(out.error)} />}
        {out.data && (
          <div className={form.form}>
            <p className={form.words}>{t("ui.locker.exported")}</p>
            <code className={css.seal}>{out.data.seal}</code>
            <p className={form.words}>{t("ui.locker.verify")}</p>
            <code className={css.seal}>
              tocsin case verify tocsin-{one.case_id}.zip --seal {out.data.seal}
            </code>
          </div>
        )}
      </Modal>
    </>
  );
}
