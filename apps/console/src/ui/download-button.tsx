/** Downloads a file of the API. Unlike a link it is in the language of the console, and its failure is shown where it happened. */
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button } from './button.js';
import { Problem } from './problem.js';

interface DownloadButtonProps {
  readonly label: string;
  /** Of the file. */
  readonly name: string;
  readonly read: () => Promise<Blob>;
}

export function DownloadButton({ label, name, read }: DownloadButtonProps) {
  const download = useMutation({ mutationFn: async () => save(await read(), name) });
  return (
    <>
      <Button isBusy={download.isPending} onClick={() => download.mutate()}>
        <Download size={16} aria-hidden />
        {label}
      </Button>
      {download.error && <Problem error={download.error} takesFocus />}
    </>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
