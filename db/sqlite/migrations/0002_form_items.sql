-- Forms made before form_items was there: which item versions stand on them.
INSERT INTO `form_items` (`form_id`, `slot`, `item_hash`, `item_id`)
SELECT f.`id`, json_extract(s.value, '$.slot'), v.`hash`, v.`item_id`
FROM `forms` f, json_each(f.`slots`) s JOIN `item_versions` v ON v.`hash` = json_extract(s.value, '$.itemHash')
WHERE NOT EXISTS (SELECT 1 FROM `form_items` i WHERE i.`form_id` = f.`id`);
