import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { Segments } from "@/kit/Segments";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";

/** A stored post by its id, or words that a person brings: kept as they are now. */
export function Take({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<"post" | "text">("post");
  const [told, setTold] = useState({ post_id: "", text: "", address: "", note: "" });
  const set = (name: keyof typeof told) => (value: string) => setTold({ ...told, [name]: value });
  const isPost = kind === "post";
  return (
    <Act
      words={t("ui.locker.take_words")}
      verb={t("ui.locker.take")}
      isReady={(isPost ? told.post_id : told.text).trim() !== ""}
      act={() =>
        onCase(one.case_id, "evidence", {
          note: told.note,
          ...(isPost
            ? { post_id: told.post_id.trim() }
            : { text: told.text, address: told.address }),
        })
      }
      onDone={onDone}
    >
      <Segments
        label={t("ui.locker.what")}
        rows={(["post", "text"] as const).map((value) => ({
          value,
          name: t(`ui.locker.what.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      {isPost ? (
        <Line
          label={t("ui.voices.post_id")}
          hint={t("ui.locker.post_hint")}
          value={told.post_id}
          onChange={set("post_id")}
          isNeeded
          isFirst
        />
      ) : (
        <>
          <Line
            label={t("ui.locker.text")}
            value={told.text}
            most={200_000}
            onChange={set("text")}
            isNeeded
            isLong
          />
          <Line
            label={t("ui.locker.address")}
            value={told.address}
            most={2000}
            onChange={set("address")}
          />
        </>
      )}
      <Line label={t("ui.locker.note")} value={told.note} most={2000} onChange={set("note")} />
    </Act>
  );
}
