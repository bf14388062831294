import { ButtonLink } from "@/app/_components/ui/button-link";
import { Notice } from "@/app/_components/ui/notice";

/** It is done, and the way on. The page there is loaded anew: who is signed in may have changed. */
export function DoneStep({ title, text, href, go }: { title: string; text: string; href: string; go: string }) {
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="done" title={title}>
        {text}
      </Notice>
      <ButtonLink variant="primary" href={href} className="h-11">
        {go}
      </ButtonLink>
    </div>
  );
}
