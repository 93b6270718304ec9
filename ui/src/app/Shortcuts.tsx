import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import css from "./Shortcuts.module.css";

const KEYS = [
  ["g s", "sources"],
  ["g m", "monitor"],
  ["g w", "warnings"],
  ["g c", "cases"],
  ["g p", "statements"],
  ["g i", "inbox"],
  ["g d", "directory"],
  ["g t", "settings"],
  ["/", "search"],
  ["j k", "move"],
  ["p", "pause"],
  ["Esc", "close"],
  ["?", "help"],
] as const;

export function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("ui.keys.title")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <dl className={css.keys}>
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`ui.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
