import { Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { bundle } from "@/api/evidence";
import { Button } from "@/kit/Button";
import { CopyLine } from "@/kit/CopyLine";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { save } from "@/kit/save";
import { TOUCHES } from "../acting/Act";

/** The bundle as a file; its seal is shown apart, because whoever has both can prove it whole. */
export function Export({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const file = `tocsin-${one.case_id}.zip`;
  const out = useMutation({
    mutationFn: () => bundle(one.case_id),
    onSuccess: async ({ content }) => {
      save(content, file);
      await Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  const command = `tocsin case verify ${file} --seal ${out.data?.seal} --key ${out.data?.key}`;
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
            <CopyLine text={out.data.seal} words={t("ui.locker.copy_seal")} />
            <p className={form.words}>{t("ui.locker.verify")}</p>
            <CopyLine text={command} words={t("ui.signer.copy_command")} />
            <p className={form.hint}>{t("ui.locker.key_words")}</p>
          </div>
        )}
      </Modal>
    </>
  );
}
