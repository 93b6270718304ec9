import { Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { OpenCase } from "./OpenCase";

interface Props {
  /** "" = none is asked for. */
  warning: string;
  onOpened: (id: string) => void;
}

/** Asked for from a warning: the form is open at once. */
export function OfWarning({ warning, onOpened }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const hasOpened = useRef(false);
  const close = () => {
    if (!hasOpened.current) void navigate({ to: "/cases", search: {}, replace: true });
  };
  return (
    <Modal
      opened={warning !== ""}
      onClose={close}
      title={t("ui.cases.open")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {warning && (
        <OpenCase
          warning={warning}
          onDone={close}
          onOpened={(id) => {
            hasOpened.current = true;
            onOpened(id);
          }}
        />
      )}
    </Modal>
  );
}
