"use client";

/** Where not even the frame could be made: no texts, no style sheet, so both languages in plain HTML. */
export default function GlobalFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="ja">
      <body>
        <main>
          <title>転換 Tenkan</title>
          <h1>ページを表示できませんでした</h1>
          <p>しばらくしてから、もう一度お試しください。</p>
          <p lang="en">This page could not be shown. Please try again in a while.</p>
          <p>
            <button type="button" onClick={() => window.location.reload()}>
              もう一度試す / Try again
            </button>
          </p>
          {error.digest && (
            <p>
              番号 / Number <code>{error.digest}</code>
            </p>
          )}
        </main>
      </body>
    </html>
  );
}
