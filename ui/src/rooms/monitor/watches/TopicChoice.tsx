import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { topics } from "@/api/client";
import type { NewWatch } from "@/api/types";
import { Choice } from "@/kit/Choice";
import { useNamed } from "@/kit/sentences";
import { topical } from "./draft";

interface Props {
  draft: NewWatch;
  onChange: (part: Partial<NewWatch>) => void;
}

/** A new watch may begin with the words of a topic; the brand is added by whoever enters it. */
export function TopicChoice({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const named = useNamed();
  const asked = useQuery({ queryKey: ["topics"], queryFn: topics, staleTime: 600_000 });
  const known = asked.data ?? [];
  const nameOf = (code: string) => named(`listening.topic.${code}`, code);
  return (
    <Choice
      label={t("ui.watch.topic")}
      description={t("ui.watch.topic.hint")}
      value={known.find(({ words }) => words.every((word) => draft.any.includes(word)))?.code ?? ""}
      none={t("ui.watch.topic.none")}
      options={known.map(({ code }) => ({ value: code, name: nameOf(code) }))}
      onPick={(code) => onChange(topical(draft, known, code, nameOf))}
    />
  );
}
