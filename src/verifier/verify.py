#!/usr/bin/env python3
"""Checks a bundle of the watch log without trusting whoever made it, and without a network.

    python3 verify.py case.zip [--policy own.policy] [--now <seconds since 1970>]
    python3 verify.py --stdin < paths          one line each: the verdict and the code of the first finding

Prints `LEVEL CODE index detail` for each finding and `verdict: ok|failed|incomplete`; exits with 0, 3 or 8.
Needs Python 3.9 or newer and nothing else. It shares no code with verify.mjs: two programs must agree."""
import argparse, base64, bisect, hashlib, json, re, struct, sys, time, zlib
WARNINGS, EXITS = {'RECORDED_AT_BACKWARD', 'CONTENT_WITHHELD', 'UNWITNESSED'}, {'ok': 0, 'failed': 3, 'incomplete': 8}
LIMIT, SAFE, DECIMAL, DIGEST = 1 << 30, 2**53 - 1, '(0|[1-9][0-9]{0,15})', '[0-9a-f]{64}'
FILE = '[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?'
FOLDERS = f'ranges/{DECIMAL}-{DECIMAL}[.]range|history/{DECIMAL}(?:[.]note|-{DECIMAL}[.]consistency)|blobs/{DIGEST}'
NAME = re.compile(r'[^\x00-\x20+\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+')
INSTANT = re.compile('[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z')
# Lines as our writer makes them: these members in this order, no white space, no needless escapes.
TEXT = r'"[^"\\\x00-\x1f]*(?:\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))[^"\\\x00-\x1f]*)*"'
EVENT = re.compile(f'{{"index":{DECIMAL},"entry":({TEXT}),"data":(null|{TEXT}),"metadata":(null|{TEXT})}}')
LISTED = f'{{"name":"({FILE})","bytes":{DECIMAL},"sha256":"({DIGEST})"}}'
MANIFEST = re.compile(f'{{"format":"watchfloor[.]bundle/1","origin":({TEXT}),"size":{DECIMAL},"root":({TEXT}),'
                      f'"events":{DECIMAL},"asOf":(?:null|{TEXT}),"filter":(?:null|{TEXT}),"createdAt":{TEXT},'
                      f'"createdBy":{TEXT},"withheld":{DECIMAL},"files":\\[((?:{LISTED}(?:,(?={{)|(?=\\])))*)\\]}}\n')
def need(holds):
    if not holds: raise ValueError
def attempt(work, *arguments):  # what the work gives, or None: whatever bytes may raise, they are not as they must be
    try: return work(*arguments)
    except Exception: return None
def sha256(data):
    return hashlib.sha256(data).digest()
def number(text):
    need(re.fullmatch(DECIMAL, text) and int(text) <= SAFE)
    return int(text)
def unbase64(text, length=None):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text and length in (None, len(data)))
    return data

# Ed25519 as in RFC 8032, points in extended coordinates.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ZERO = -121665 * pow(121666, P - 2, P) % P, (0, 1, 1, 0)
def plus(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 == (p[1] * q[2] - q[1] * p[2]) % P
def point(data):  # a point from its only encoding; points of small order are refused
    sign, y = divmod(int.from_bytes(data, 'little'), 1 << 255)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    need(y < P and x * x % P == square)
    x = x if x & 1 == sign else P - x
    eightfold = found = (x, y, 1, x * y % P)
    for _ in range(3): eightfold = plus(eightfold, eightfold)
    need(not same(eightfold, ZERO))
    return found
BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))
def signed(key, message, signature):  # whether the signature over the message is by this key
    s, a, r = int.from_bytes(signature[32:], 'little'), attempt(point, key), attempt(point, signature[:32])
    if len(signature) != 64 or s >= L or not a or not r: return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    minus_a, total = (P - a[0], a[1], 1, P - a[3]), ZERO
    addends = (ZERO, BASE, minus_a, plus(BASE, minus_a))
    for bit in range(252, -1, -1):
        total = plus(plus(total, total), addends[(s >> bit & 1) + 2 * (k >> bit & 1)])
    return same(total, r)

# The files of a bundle: a zip archive of one profile, strict JSON inside.
def unzip(raw):
    files, at, directory, total, last = {}, 0, [], 0, ''
    need(len(raw) <= LIMIT)
    while raw[at:at + 4] == b'PK\3\4':
        crc, packed, size, length = struct.unpack('<IIIH', raw[at + 14:at + 28])
        header = b'\x14\0\0\x08\x08\0\0\0\x21\0' + struct.pack('<IIIHH', crc, packed, size, length, 0)
        name, start, inflater = raw[at + 30:at + 30 + length].decode(), at + 30 + length, zlib.decompressobj(-15)
        total += size
        need(raw[at + 4:at + 30] == header and re.fullmatch(FILE, name) and name > last and total <= LIMIT)
        files[name] = inflater.decompress(raw[start:start + packed], size + 1)
        need(inflater.eof and not inflater.unused_data and len(files[name]) == size and zlib.crc32(files[name]) == crc)
        directory.append(b'PK\1\2\x14\0' + header + struct.pack('<10xI', at) + name.encode())
        last, at = name, start + packed
    end = struct.pack('<4sIHHIIH', b'PK\5\6', 0, len(files), len(files), sum(map(len, directory)), at, 0)
    need(len(files) <= 65_534 and raw[at:] == b''.join([*directory, end]))
    return files
def depth(value):
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if parts is None else 1 + max(map(depth, parts), default=0)
def parse(text):  # whole safe numbers, well-formed texts, no name twice or of a prototype, 32 levels, 16 KiB
    names = lambda pairs: {'__proto__', 'constructor', 'prototype', *dict(pairs)}
    members = lambda pairs: dict(pairs) if len(names(pairs)) == len(pairs) + 3 else need(False)
    whole = lambda text: int(text) if len(text) < 18 and text != '-0' and abs(int(text)) <= SAFE else need(False)
    value = json.loads(text, object_pairs_hook=members, parse_float=int, parse_constant=int, parse_int=whole)
    need(len(text.encode()) <= 16 * 1024 and depth(value) <= 32 and json.dumps(value, ensure_ascii=False).encode())
    return value
def read_manifest(data):  # what it says of the checkpoint and the events, and of each file the bytes and digest
    said = MANIFEST.fullmatch(data.decode())
    listed = [(name, (number(size), digest)) for name, size, digest in re.findall(LISTED, said[6])]
    need(all(one[0] < other[0] for one, other in zip(listed, listed[1:])))
    return (json.loads(said[1]), number(said[2]), json.loads(said[3]), number(said[4]), number(said[5])), dict(listed)
def read_events(data):  # the index of each event, its entry in base64, and its texts or None
    *lines, rest = data.split(b'\n')
    found = [EVENT.fullmatch(line.decode()).groups() for line in lines]
    events = [(number(index), *map(json.loads, texts)) for index, *texts in found]
    need(rest == b'' and all(one[0] < other[0] for one, other in zip(events, events[1:])))
    return events
def read_folders(names):  # the ranges as (from, to, name) and the sizes of earlier checkpoints, both in order
    found = [(name, re.fullmatch(FOLDERS, name).groups()) for name in names if '/' in name]
    ranges = sorted((number(numbers[0]), number(numbers[1]), name) for name, numbers in found if numbers[0])
    need({'manifest.json', 'checkpoint', 'events.ndjson'} <= names and all(a < b for a, b, _ in ranges))
    need(all(one[1] <= other[0] for one, other in zip(ranges, ranges[1:])))
    return ranges, sorted({number(numbers[2]) for _, numbers in found if numbers[2]})

# Notes, keys and the policy.
def read_note(data):  # the text that is signed, the log, its size and root, and lines as (name, id, signature)
    text, signatures = data.decode(), []
    need(len(data) <= 64 * 1024 and text[-1] == '\n' and not re.search(r'[\x00-\x09\x0b-\x1f]', text))
    lines = text[:-1].split('\n')
    need(4 < len(lines) <= 68 and lines[3] == '' and len({*lines[4:]}) == len(lines) - 4 and NAME.fullmatch(lines[0]))
    for dash, name, encoded in (line.split(' ') for line in lines[4:]):
        line = unbase64(encoded)
        need(dash == '\u2014' and NAME.fullmatch(name) and len(line) >= 5)
        signatures.append((name, line[:4], line[4:]))
    return '\n'.join(lines[:3]) + '\n', lines[0], number(lines[1]), unbase64(lines[2], 32), signatures
def read_key(text, algorithm):
    name, key_id, encoded = text.split('+', 2)
    data = unbase64(encoded, 33)
    need(NAME.fullmatch(name) and data[0] == algorithm and key_id == sha256(name.encode() + b'\n' + data)[:4].hex())
    return name, bytes.fromhex(key_id), data[1:]
def read_policy(data):  # keys of logs, keys of witnesses by name, groups as (name, threshold, members), quorum
    text, logs, witnesses, groups, names, used, quorums = data.decode(), [], {}, [], {'none'}, {'none'}, []
    need(re.fullmatch(r'[^\x00-\x08\x0b-\x1f\x7f]*\n', text))
    lines = [re.findall('[^ \t]+', line) for line in text.split('\n')]
    for word, name, *rest in (items for items in lines if items and items[0][0] != '#'):
        if word == 'log' and len(rest) < 2: logs.append(read_key(name, 1))
        elif word == 'quorum' and name in names and not rest: quorums.append(name)
        elif word == 'witness' and name not in names and len(rest) < 3: witnesses[name] = read_key(rest[0], 4)
        else:
            count, *members = rest
            least = 1 if count == 'any' else len(members) if count == 'all' else number(count)
            need(word == 'group' and name not in names and {*members} <= names - used)
            need(1 <= least <= len(members) == len({*members}))
            used.update(members)
            groups.append((name, least, {*members}))
        if word in ('witness', 'group'): names.add(name)
    need(len(quorums) == 1 and max(len(logs), len(witnesses), len(groups)) <= 32)
    need(all(len({key[2] for key in keys}) == len(keys) for keys in (logs, witnesses.values())))
    return logs, witnesses, groups, quorums[0]
def judge_log(policy, note):  # None where a known key of the log has signed and none fails; else the finding
    lines = [(key[2], line[2]) for key in policy[0] for line in note[4] if note[1] == line[0] and line[:2] == key[:2]]
    good = all(signed(key, note[0].encode(), signature) for key, signature in lines)
    return 'LOG_UNKNOWN' if not lines else None if good else 'LOG_SIGNATURE_BAD'
def judge_witnesses(policy, note, now):  # lines that are bad, whether any is good, and whether the quorum has cosigned
    bad, met = [], set()
    lines = [(at, line[2], name, key[2]) for at, line in enumerate(note[4], 5) for name, key in policy[1].items()
             if line[:2] == key[:2]]
    for at, signature, name, key in lines:
        made = int.from_bytes(signature[:8], 'big')
        message = f'cosignature/v1\ntime {made}\n{note[0]}'.encode()
        good = made <= min(now + 300, SAFE) and signed(key, message, signature[8:])
        met.add(name) if good else bad.append(at)
    witnessed = bool(met)
    for name, least, members in policy[2]: met |= {name} if len(met & members) >= least else set()
    return bad, witnessed, policy[3] in met | {'none'}

# The tree of RFC 6962 and its proofs.
def node(left, right):
    return sha256(b'\1' + left + right)
def split_of(size):
    return 1 << (size - 1).bit_length() - 1
def proof(data, *heads):  # checks the first lines of a proof file and gives the hashes that follow
    *lines, rest = data.decode().split('\n')
    need(rest == '' and lines[:len(heads)] == [*heads])
    return iter([unbase64(line, 32) for line in lines[len(heads):]])
def both_roots(first, size, known, hashes):
    if first == size: return 2 * (known or next(hashes),)
    split = split_of(size)
    if first <= split:
        before, after = both_roots(first, split, known, hashes)
        return before, node(after, next(hashes))
    before, after = both_roots(first - split, size - split, None, hashes)
    left = next(hashes)
    return node(left, before), node(left, after)
def proves_history(files, first, policy, note):
    names = [f'history/{first}-{note[2]}.consistency', f'history/{first}.note']
    need(names == [name for name in files if re.match(f'history/{first}[.-]', name)] and 0 < first <= note[2])
    text, origin, size, root, signatures = earlier = read_note(files[names[1]])
    hashes = proof(files[names[0]], 'watchfloor.consistency/1', f'from {first}', f'to {note[2]}')
    need((origin, size) == (note[1], first) and not judge_log(policy, earlier))
    return both_roots(first, note[2], root, hashes) == (root, note[3]) and next(hashes, None) is None
def proves_range(file, a, b, note, leaves):
    hashes = proof(file, 'watchfloor.range/1', f'range {a} {b}', f'size {note[2]}')
    def root_of(start, width):
        if start >= b or start + width <= a: return next(hashes)
        if width == 1: return leaves[start]
        split = split_of(width)
        return node(root_of(start, split), root_of(start + split, width - split))
    return b <= note[2] and root_of(0, note[2]) == note[3] and next(hashes, None) is None

# What is found, in the one order that both programs keep: code, index, detail.
def read_entry(data):
    need(data[:19] == b'watchfloor.event/1\n')
    entry, rest = {'revision': int.from_bytes(data[35:43], 'big')}, data[43:]
    for field in ('stream', 'type', 'schemaVersion', 'recordedAt', 'actor.id'):
        length = 4 if field == 'schemaVersion' else 2 + int.from_bytes(rest[:2], 'big')
        need(len(rest) >= length)
        entry[field] = int.from_bytes(rest[:4], 'big') if field == 'schemaVersion' else rest[2:length].decode()
        rest = rest[length:]
    need(len(rest) == 64 and INSTANT.fullmatch(entry['recordedAt']) and entry['revision'] <= SAFE)
    return {**entry, 'data': rest[:32], 'metadata': rest[32:]}
def read_metadata(text, entry):  # the salt and the members that differ; none of an event of another program
    if text is None or (entry['actor.id'], entry['schemaVersion']) == ('foreign', 0): return b'', []
    said = parse(text)
    actor = said.get('actor')
    said = {**said, 'actor.id': actor.get('id') if type(actor) is dict else None}
    differs = lambda name: type(said.get(name)) is not type(entry[name]) or said[name] != entry[name]
    return unbase64(said['salt'], 16), [*filter(differs, ('schemaVersion', 'recordedAt', 'actor.id'))]
def check_events(events):
    before, last, revisions = None, '', {}
    for index, encoded, data, metadata in events:
        entry = attempt(lambda: read_entry(unbase64(encoded)))
        read = entry and attempt(read_metadata, metadata, entry)
        fault = 'entry' if not entry else 'metadata' if not read else 'data' if metadata is None is not data else None
        if before != index - 1: revisions = {}
        before = None if fault else index
        if fault:
            yield 'ENTRY_MALFORMED', index, fault
            continue
        for part, content, salt in ('metadata', metadata, b''), ('data', data, read[0]):
            if content is not None and sha256(salt + content.encode()) != entry[part]:
                yield f'{part.upper()}_DIGEST_MISMATCH', index, part
        if read[1]: yield 'ENTRY_COLUMN_MISMATCH', index, ','.join(read[1])
        if entry['recordedAt'] < last: yield 'RECORDED_AT_BACKWARD', index, 'recordedAt'
        expected = revisions.get(entry['stream'], entry['revision'] - 1) + 1
        if expected != entry['revision']: yield 'REVISION_GAP', index, 'revision'
        last, revisions[entry['stream']] = entry['recordedAt'], entry['revision']
def check_ranges(files, events, ranges, note):
    entries, missing, bad = {index: attempt(unbase64, encoded) for index, encoded, *_ in events}, [], []
    indexes = [*entries]
    for a, b, name in ranges:
        inside = indexes[bisect.bisect_left(indexes, a):bisect.bisect_left(indexes, b)]
        gaps = [first for first, end in zip([a, *(at + 1 for at in inside)], [*inside, b]) if first < end]
        missing += [('INDEX_MISSING', first, name) for first in gaps]
        shown = {at: entries.pop(at) for at in inside}
        if gaps or None in shown.values(): continue
        leaves = {at: sha256(b'\0' + entry) for at, entry in shown.items()}
        if not attempt(proves_range, files[name], a, b, note, leaves): bad.append(('PROOF_BAD', a, name))
    return missing + sorted(bad + [('PROOF_BAD', index, 'events.ndjson') for index in entries])
def check_files(files, events, manifest, note):
    carried = {digest for event in events for digest in re.findall(DIGEST, event[2] or '')}
    for name in (name for name in files if name.startswith('blobs/')):
        if sha256(files[name]).hex() != name[6:] or name[6:] not in carried: yield 'BLOB_MISMATCH', '-', name
    present = {name: (len(data), sha256(data).hex()) for name, data in files.items() if name != 'manifest.json'}
    wrong = {name for name in {*present, *manifest[1]} if present.get(name) != manifest[1].get(name)}
    withheld = sum(None in event[2:] for event in events)
    told = (note[1], note[2], base64.b64encode(note[3]).decode(), len(events), withheld)
    if manifest[0] != told: wrong.add('manifest.json')
    yield from (('MANIFEST_MISMATCH', '-', name) for name in sorted(wrong))
def check(raw, own, now):  # everything that is found in a bundle, judged by one's own policy or else by the bundle's
    found, source = {}, 'trust.policy' if own is None else 'policy'
    readers = {'zip': lambda: unzip(raw), 'names': lambda: read_folders(found['zip'].keys()),
               'manifest.json': lambda: read_manifest(found['zip']['manifest.json']),
               'events.ndjson': lambda: read_events(found['zip']['events.ndjson']),
               source: lambda: read_policy(found['zip']['trust.policy'] if own is None else own)}
    for part, read in readers.items():
        found[part] = attempt(read)
        if found[part] is None: return (yield 'BUNDLE_MALFORMED', '-', part)
    files, (ranges, history), manifest, events, policy = found.values()
    note = attempt(read_note, files['checkpoint'])
    end = judge_log(policy, note) if note else 'NOTE_MALFORMED'
    if end: return (yield end, '-', 'checkpoint')
    bad, witnessed, quorum = judge_witnesses(policy, note, now)
    yield from (('COSIGNATURE_BAD', '-', f'checkpoint:{line}') for line in bad)
    if not quorum: yield 'QUORUM_NOT_MET', '-', source
    for size in history:
        if not attempt(proves_history, files, size, policy, note): yield 'CONSISTENCY_BAD', '-', f'history/{size}'
    yield from check_events(events)
    yield from check_ranges(files, events, ranges, note)
    yield from check_files(files, events, manifest, note)
    for index, _, data, metadata in events:
        if data is None: yield 'CONTENT_WITHHELD', index, 'data,metadata' if metadata is None else 'data'
    if quorum and not witnessed: yield 'UNWITNESSED', '-', 'checkpoint'
def main():
    parser = argparse.ArgumentParser(allow_abbrev=False, description=__doc__.split('\n')[0])
    parser.add_argument('bundle', nargs='?')
    parser.add_argument('--policy')
    parser.add_argument('--now', type=number, default=int(time.time()))
    parser.add_argument('--stdin', action='store_true')
    options = parser.parse_args()
    own, verdict = open(options.policy, 'rb').read() if options.policy else None, None
    if bool(options.bundle) == options.stdin: parser.error('give one bundle')
    for path in map(str.rstrip, sys.stdin) if options.stdin else [options.bundle]:
        with open(path, 'rb') as bundle: found = [*check(bundle.read(), own, options.now)]
        levels = ['warning' if code in WARNINGS else 'error' for code, *_ in found]
        verdict = 'failed' if 'error' in levels else 'incomplete' if levels else 'ok'
        for level, one in zip(levels, [] if options.stdin else found): print(level, *one)
        print(*([verdict, found[0][0] if found else '-'] if options.stdin else ['verdict:', verdict]), flush=True)
    return 0 if options.stdin else EXITS[verdict]
if __name__ == '__main__': sys.exit(main())
