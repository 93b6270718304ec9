import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { aCase, type Card } from "@/api/cases";
import { places } from "@/api/drafts";
import { StatementForm } from "./NewStatement";
import { channelOf } from "./preset";

interface Props {
  cases: Card[];
  of: string;
  voiceId: string;
  onDone: () => void;
}

/** The answer to a voice in a case's queue: on its own platform where we have a way there. */
export function FromVoice({ cases, of, voiceId, onDone }: Props) {
  const { t } = useTranslation();
  const room = useQuery({ queryKey: ["case", of], queryFn: () => aCase(of) });
  const known = useQuery({ queryKey: ["places"], queryFn: places });
  const voice = room.data?.negatives.find((one) => one.negative_id === voiceId);
  if (!voice || !known.data) return null;
  return (
    <Modal
      opened
      onClose={onDone}
      title={t("ui.statements.for_voice")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <StatementForm
        cases={cases}
        of={of}
        from={{ voice, kind: "reply", channel: channelOf(voice.post_id, known.data) }}
        onDone={onDone}
      />
    </Modal>
  );
}
