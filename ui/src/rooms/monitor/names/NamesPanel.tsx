import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  decideName,
  type Entity,
  entities,
  forgetEntity,
  type NewName,
  newNames,
  undoName,
} from "@/api/names";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { useInSight, whileSeen } from "@/kit/inSight";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Deciding } from "./Deciding";
import { EntityForm } from "./EntityForm";
import css from "./Names.module.css";

const EVERY_MS = 60_000;
const GONE = 404;
const FACES = ["known", "new", "decided"] as const;
type Face = (typeof FACES)[number];

function Known({ one, watch }: { one: Entity; watch: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={css.row}>
      <span className={css.name}>
        <PlainText text={one.name} />
        <Chip>{t(`ui.names.kind.${one.kind}`)}</Chip>
        {one.aliases.length > 0 && (
          <span className={css.quiet}>
            <PlainText text={one.aliases.join(" · ")} />
          </span>
        )}
      </span>
      <span className={css.count}>
        <b>{format.compact(one.posts)}</b>{" "}
        <span className={css.quiet}>
          {t("ui.names.before", { posts: format.compact(one.posts_before) })}
        </span>
      </span>
      <span>
        <Ask label={t("ui.names.change")} size="s" look="ghost">
          {(close) => <EntityForm watch={watch} one={one} onDone={close} />}
        </Ask>
        <Ask label={t("ui.names.forget")} size="s" look="ghost">
          {(close) => (
            <Decide
              words={t("ui.names.forget_words")}
              verb={t("ui.names.forget")}
              look="danger"
              touches={["entities"]}
              act={({ person }) => forgetEntity(watch, one.entity_id, person)}
              onDone={close}
            />
          )}
        </Ask>
      </span>
    </li>
  );
}

function Fresh({ one, watch, known }: { one: NewName; watch: string; known: Entity[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isOpen = one.state === "open";
  return (
    <li className={css.row}>
      <span className={css.name}>
        <PlainText text={one.name} />
        <Chip>{t(`ui.names.kind.${one.kind}`)}</Chip>
        {one.decision && (
          <span className={css.quiet}>
            {t(`ui.names.done.${one.decision}`)} · <PlainText text={one.person ?? ""} />
          </span>
        )}
      </span>
      <span className={css.count}>
        <b>{format.compact(one.posts)}</b>{" "}
        <span className={css.quiet}>
          {t("ui.names.of_read", {
            read: format.compact(one.read),
            before: format.compact(one.posts_before),
          })}
        </span>
      </span>
      <span>
        {isOpen && (
          <Ask label={t("ui.names.decide")} title={one.name} size="s">
            {(close) => <Deciding watch={watch} one={one} known={known} onDone={close} />}
          </Ask>
        )}
        <Ask label={t(isOpen ? "ui.names.dismiss" : "ui.names.undo")} size="s" look="ghost">
          {(close) => (
            <Decide
              words={t(isOpen ? "ui.names.dismiss_words" : "ui.names.undo_words")}
              verb={t(isOpen ? "ui.names.dismiss" : "ui.names.undo")}
              touches={["names", "entities"]}
              act={({ person }) =>
                isOpen
                  ? decideName(watch, { name: one.name, decision: "dismissed", person })
                  : undoName(watch, one.name, person)
              }
              onDone={close}
            />
          )}
        </Ask>
      </span>
      {isOpen && one.examples[0] && (
        <span className={css.example} dir="auto">
          <PlainText text={one.examples[0].text} />
        </span>
      )}
    </li>
  );
}

/** Who and what is named in a watch's posts, and which names are new there. */
export function NamesPanel({ watch, hours }: { watch: string; hours: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [face, setFace] = useState<Face>("known");
  const [ref, isSeen] = useInSight();
  const heard = useQuery({
    queryKey: ["entities", watch, hours],
    queryFn: ({ signal }) => entities(watch, hours, signal),
    enabled: whileSeen(isSeen),
    refetchInterval: EVERY_MS,
    placeholderData: (old) => old,
  });
  const state = face === "decided" ? "decided" : "open";
  const fresh = useQuery({
    queryKey: ["names", watch, state],
    queryFn: ({ signal }) => newNames(watch, state, signal),
    enabled: face !== "known" && isSeen,
    refetchInterval: EVERY_MS,
  });
  const asked = face === "known" ? heard : fresh;
  const problem = asked.error && problemOf(asked.error);
  if (problem?.status === GONE) return null;
  const known = heard.data ?? [];
  return (
    <Panel
      ref={ref}
      title={t("ui.names.title")}
      note={t("ui.names.note", { span: format.span(hours * 3600) })}
      isFlush
    >
      <div className={css.bar}>
        <Segments
          label={t("ui.names.faces")}
          rows={FACES.map((value) => ({ value, name: t(`ui.names.face.${value}`) }))}
          value={face}
          onChange={setFace}
        />
        <Ask label={t("ui.names.add")} size="s" icon="plus">
          {(close) => <EntityForm watch={watch} onDone={close} />}
        </Ask>
      </div>
      {asked.data?.length === 0 && (
        <Empty title={t(`ui.names.none.${face}`)}>{t(`ui.names.none_words.${face}`)}</Empty>
      )}
      <ol>
        {face === "known" &&
          known.map((one) => <Known key={one.entity_id} one={one} watch={watch} />)}
        {face !== "known" &&
          fresh.data?.map((one) => <Fresh key={one.name} one={one} watch={watch} known={known} />)}
      </ol>
      {problem && <ProblemNote problem={problem} onRetry={() => void asked.refetch()} />}
      {!asked.data && !problem && (
        <div className={css.row}>
          <Skeleton lines={3} height={18} />
        </div>
      )}
    </Panel>
  );
}
