import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/kit/CopyButton";
import css from "./SourceDrawer.module.css";

/** Where the sender is to post to. */
export function HookAddress({ id }: { id: string }) {
  const { t } = useTranslation();
  const address = `${location.origin}/hooks/${encodeURIComponent(id)}`;
  return (
    <div className={css.address}>
      <TextInput
        label={t("ui.sources.address")}
        description={t("ui.sources.address.hint")}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
        readOnly
      />
      <CopyButton text={address} words={t("ui.sources.address.copy")} isBare />
    </div>
  );
}
