/** Buttons, and links that look like them. */
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

type Look = 'primary' | 'secondary' | 'danger' | 'quiet';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  /** While its work runs: the button stays where it is and does nothing. */
  readonly isBusy?: boolean;
}

export function Button({ look = 'secondary', isBusy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      aria-disabled={isBusy || undefined}
      className={classes(styles.button, styles[look], isBusy && styles.busy, className)}
    />
  );
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly look?: Look;
}

/** For files and pages outside the console. */
export function AnchorButton({ look = 'secondary', className, ...rest }: AnchorProps) {
  return <a {...rest} className={classes(styles.button, styles[look], className)} />;
}

/** For screens of the console. */
export const LinkButton = createLink(AnchorButton);

/** @returns the names that apply, for `className` */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');
