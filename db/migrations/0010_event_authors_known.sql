-- Who wrote each event down, out of the audit log: a change of an event leaves a row too, but only the first has nothing before it.
-- Row-level security holds the owner as well, so each company is named in turn; tenant_slugs knows them all.
DO $$
DECLARE tenant uuid;
BEGIN
  PERFORM set_config('app.identity', 'on', true);
  FOR tenant IN SELECT DISTINCT tenant_id FROM tenant_slugs LOOP
    PERFORM set_config('app.tenant_id', tenant::text, true);
    UPDATE events e SET created_by = written.user_id
    FROM (
      SELECT DISTINCT ON (a.subject) a.subject, a.user_id FROM audit_log a
      -- The two commands that wrote events until now: an index finds their rows, and no company's whole log is read.
      WHERE a.tenant_id = tenant AND a.command IN ('add-day-memo', 'save-event') AND a.subject LIKE 'event:%' AND coalesce(a.before, 'null'::jsonb) = 'null'::jsonb
      ORDER BY a.subject, a.at DESC
    ) written
    WHERE e.tenant_id = tenant AND e.created_by IS NULL AND written.subject = 'event:' || e.id;
  END LOOP;
  PERFORM set_config('app.tenant_id', '', true);
  PERFORM set_config('app.identity', '', true);
END $$;
