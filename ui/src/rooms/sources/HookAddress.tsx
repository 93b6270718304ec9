import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import css from "./SourceDrawer.module.css";

/** Where the sender is to post to. */
export function HookAddress({ id }: { id: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
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
      <Button
        icon={isCopied ? "check" : "copy"}
        label={t(isCopied ? "ui.sources.address.copied" : "ui.sources.address.copy")}
        onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}
      />
    </div>
  );
}
