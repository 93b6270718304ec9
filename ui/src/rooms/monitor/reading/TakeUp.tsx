import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cases, put } from "@/api/cases";
import type { Post } from "@/api/types";
import { Choice } from "@/kit/Choice";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import { useMay } from "@/kit/deciding/may";

const MOST = 5000;
const TOUCHES = ["case", "cases", "inbox"];

/** A post that somebody has to answer goes into a case's queue; there its reply is written. */
export function TakeUp({ post }: { post: Post }) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const mayTake = may("negative.add");
  const asked = useQuery({
    queryKey: ["cases", true],
    queryFn: () => cases(true),
    enabled: mayTake,
  });
  const open = (asked.data ?? []).filter((one) => one.is_open);
  const [picked, setPicked] = useState("");
  const to = picked || open[0]?.case_id;
  if (!mayTake || !to) return null;
  const taken = { case_id: to, post_id: post.id, excerpt: [...post.text].slice(0, MOST).join("") };
  return (
    <Ask size="s" icon="plus" label={t("ui.voices.take_up")}>
      {(close) => (
        <Act
          words={t("ui.voices.take_up_words")}
          verb={t("ui.voices.take_up")}
          touches={TOUCHES}
          act={() => put("negatives", taken)}
          onDone={() => {
            close();
            void navigate({ to: "/cases/$id", params: { id: to }, search: { face: "voices" } });
          }}
        >
          <Choice
            label={t("ui.statements.case")}
            value={to}
            options={open.map((one) => ({ value: one.case_id, name: one.name }))}
            onPick={setPicked}
          />
        </Act>
      )}
    </Ask>
  );
}
