import { Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import type { IconName } from "@/kit/Icon";

interface Props {
  label: string;
  title?: string;
  look?: "plain" | "primary" | "danger" | "ghost";
  size?: "s" | "m";
  icon?: IconName;
  isWide?: boolean;
  isPressed?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A button that asks before anything is done. */
export function Ask({ label, title = label, isWide, isPressed, children, ...look }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button {...look} aria-pressed={isPressed} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={title}
        size={isWide ? "xl" : "md"}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        {isOpen && children(close)}
      </Modal>
    </>
  );
}
