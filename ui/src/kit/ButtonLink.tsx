import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";
import css from "./Button.module.css";
import { Icon, type IconName } from "./Icon";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  look?: "plain" | "primary";
  icon?: IconName;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ look = "plain", icon, children, ...rest }: Props) {
  return (
    <a {...rest} className={css.button} data-look={look} data-size="m">
      {icon && <Icon name={icon} size={16} />}
      {children}
    </a>
  );
}

/** What is done on a page of its own, dressed as what is done. */
export const ButtonLink = createLink(Anchor);
