import type { ButtonHTMLAttributes, Ref } from "react";
import css from "./Button.module.css";
import { Icon, type IconName } from "./Icon";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "plain" | "primary" | "danger" | "ghost";
  size?: "s" | "m";
  icon?: IconName;
  /** Only the icon is seen; the words become the label. */
  label?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = "plain",
  size = "m",
  icon,
  label,
  children,
  className = "",
  ...rest
}: Props) {
  return (
    <button
      type="button"
      className={`${css.button} ${className}`}
      data-look={look}
      data-size={size}
      data-bare={children === undefined}
      aria-label={label}
      title={label}
      {...rest}
    >
      {icon && <Icon name={icon} size={size === "s" ? 14 : 16} />}
      {children}
    </button>
  );
}
