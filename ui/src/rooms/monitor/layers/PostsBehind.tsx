import { Modal } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post } from "@/api/layers";
import { PostCard } from "@/kit/PostCard";
import { Empty, Skeleton } from "@/kit/States";
import css from "./Layers.module.css";

interface Props {
  name: string;
  ids: string[];
  onClose: () => void;
}

/** The posts that stand for a figure; one that is gone by now is left out, and said so. */
export default function PostsBehind({ name, ids, onClose }: Props) {
  const { t } = useTranslation();
  const asked = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["post", id],
      queryFn: ({ signal }: { signal: AbortSignal }) => post(id, signal),
      retry: false,
      staleTime: 60_000,
    })),
  });
  const found = asked.flatMap(({ data }) => (data ? [data] : []));
  const gone = asked.filter(({ isError }) => isError).length;
  const isAsking = asked.some(({ isPending }) => isPending);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.layers.behind", { name })}
      size="lg"
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {isAsking && found.length === 0 && <Skeleton lines={4} />}
      {!isAsking && found.length === 0 && <Empty title={t("ui.layers.behind_none")} />}
      <ul className={css.posts}>
        {found.map((one) => (
          <li key={one.id}>
            <PostCard post={one} />
          </li>
        ))}
      </ul>
      {gone > 0 && found.length > 0 && (
        <p className={css.quiet}>{t("ui.layers.gone", { count: gone })}</p>
      )}
    </Modal>
  );
}
