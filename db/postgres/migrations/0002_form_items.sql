-- Forms made before form_items was there: which item versions stand on them.
INSERT INTO "form_items" ("form_id", "slot", "item_hash", "item_id")
SELECT f."id", (s.value ->> 'slot')::bigint, v."hash", v."item_id"
FROM "forms" f CROSS JOIN LATERAL json_array_elements(f."slots"::json) s JOIN "item_versions" v ON v."hash" = s.value ->> 'itemHash'
WHERE NOT EXISTS (SELECT 1 FROM "form_items" i WHERE i."form_id" = f."id");
