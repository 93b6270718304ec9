import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { connectors } from "@/api/client";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { useLive } from "@/live/store";
import { SourceForm } from "./SourceForm";

interface Props {
  /** "new", a source's id, or null for closed. */
  opened: string | null;
  onOpen: (what: string | null) => void;
}

/** Begin, change, try and end sources. */
export default function SourceDrawer({ opened, onOpen }: Props) {
  const { t } = useTranslation();
  // One that was just begun comes with the stream, a moment after the answer.
  const source = useLive((state) => state.snapshot?.sources.find((s) => s.source_id === opened));
  const known = useQuery({ queryKey: ["connectors"], queryFn: connectors, staleTime: 600_000 });
  return (
    <Drawer
      opened={opened !== null}
      onClose={() => onOpen(null)}
      position="right"
      size="min(560px, 100vw)"
      title={t(opened === "new" ? "ui.sources.add" : "ui.sources.change")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {known.data && (source || opened === "new") ? (
        <SourceForm
          key={opened}
          source={source}
          connectors={known.data}
          onDone={() => onOpen(null)}
          onBegun={onOpen}
        />
      ) : known.error ? (
        <ProblemNote problem={problemOf(known.error)} onRetry={() => void known.refetch()} />
      ) : (
        <Skeleton lines={6} height={16} />
      )}
    </Drawer>
  );
}
