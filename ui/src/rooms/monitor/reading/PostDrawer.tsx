import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { post as asPost } from "@/api/layers";
import { corrections, type ReadingCorrection } from "@/api/readings";
import type { Post } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { MachineText } from "@/kit/MachineText";
import { PlainText } from "@/kit/PlainText";
import { PostCard } from "@/kit/PostCard";
import { labelOf } from "@/kit/ReadingChip";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { useLive } from "@/live/store";
import { Answers } from "./Answers";
import { Pictures } from "./Pictures";
import css from "./Reading.module.css";
import { inForce, useSaid } from "./said";
import { TakeUp } from "./TakeUp";

/** Who said what of its readings, what was taken back too. */
function Said({ rows }: { rows: ReadingCorrection[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section className={css.part}>
      <h3>{t("ui.reading.said")}</h3>
      <ul className={css.said}>
        {rows.map((one) => (
          <li key={`${one.head} ${one.number}`}>
            <b>{t(`ui.reading.head.${one.head}`)}</b>{" "}
            {one.label === null
              ? t("ui.reading.taken_back")
              : t("ui.reading.from_to", {
                  told: labelOf(t, one.head, one.told || null),
                  label: labelOf(t, one.head, one.label),
                })}
            <span className={css.quiet}>
              <PlainText text={one.person} /> · <At at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ post }: { post: Post }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    ["read_by", post.reader ? <code key="r">{post.reader}</code> : t("ui.reading.unread")],
    ["path", t(`ui.reading.path.${post.path ?? "fast"}`)],
    ["language", format.language(post.lang)],
    ["received", <At key="a" at={post.received_at} />],
    ["id", <code key="i">{post.id}</code>],
  ] as const;
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`ui.reading.fact.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const opinionOf = (t: ReturnType<typeof useTranslation>["t"], label: string) =>
  label === "unsure" ? t("ui.machine.unsure") : labelOf(t, "sentiment", label);

function Whole({ post }: { post: Post }) {
  const { t } = useTranslation();
  const said = useQuery({
    queryKey: ["corrections", post.id],
    queryFn: ({ signal }) => corrections(post.id, signal),
    retry: false,
  });
  const rows = said.data;
  useEffect(() => {
    if (!rows) return;
    useSaid.setState(({ labels }) => ({ labels: { ...labels, [post.id]: inForce(rows) } }));
  }, [rows, post.id]);
  return (
    <div className={css.body}>
      <div className={css.card}>
        <PostCard post={post} isBare />
      </div>
      <div className="no-print">
        <TakeUp post={post} />
      </div>
      <Answers post={post} />
      <Said rows={rows ?? []} />
      {post.opinion && (
        <section className={css.part}>
          <h3>{t("ui.machine.opinion")}</h3>
          <MachineText written={post.opinion} text={opinionOf(t, post.opinion.text)} />
        </section>
      )}
      <Pictures id={post.id} />
      <Facts post={post} />
    </div>
  );
}

interface Props {
  id: string;
  onClose: () => void;
}

/** One post with everything that was understood of it. */
export default function PostDrawer({ id, onClose }: Props) {
  const { t } = useTranslation();
  const inHand = useLive((state) => state.snapshot?.posts.find((one) => one.id === id));
  const asked = useQuery({
    queryKey: ["post", id],
    queryFn: ({ signal }) => asPost(id, signal),
    placeholderData: inHand,
    retry: false,
    staleTime: 60_000,
  });
  const shown = asked.data ?? inHand;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={t("ui.reading.fact.id")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {shown && <Whole post={shown} />}
      {!shown && !asked.error && <Skeleton lines={6} height={16} />}
      {!shown && asked.error && <ProblemNote problem={problemOf(asked.error)} />}
    </Drawer>
  );
}
