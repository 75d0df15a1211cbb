// The case desk by keys. One key decides and the next case is there; the server confirms behind it, in order.
// Keys are consonants, by event.code: Telex and VNI rewrite only vowels, d, w, z and brackets (research: UniKey sends
// Backspaces and packets of its own, which carry no code). Without this file the forms of the page do the same.
'use strict';
(() => {
  const desk = document.getElementById('ban');
  if (!desk) return;
  const words = document.getElementById('chu').dataset;
  const tray = document.getElementById('khay');
  const alarm = document.getElementById('xung-dot');
  const help = document.getElementById('cac-phim');
  const verdicts = {accept: 'violation', clear: 'no_violation', thin: 'insufficient_evidence', escalate: 'escalate', refer: 'refer'};
  const keys = {Enter: 'accept', NumpadEnter: 'accept', KeyK: 'clear', KeyV: 'violation', KeyT: 'thin', KeyC: 'escalate',
    KeyL: 'refer', KeyB: 'skip', KeyN: 'next', KeyP: 'previous', KeyQ: 'undo', KeyM: 'toggle', KeyH: 'mark', KeyR: 'reason'};
  const pauseAfterTyping = 1000, typingBurst = 700, undoTime = 10000, keepEvery = 120000; // milliseconds

  let card = {id: +desk.dataset.case, nodes: null, version: null};
  const cards = new Map([[card.id, card]]);  // all that were fetched, by case, until they are saved
  let ahead = [];      // cards fetched before they are asked for; those with a version are held already
  let earlier = [];    // cards left undecided with N
  let last = null;     // the deed that may be undone: {card, at}
  let chain = Promise.resolve();
  let unsaved = 0, pausedUntil = 0, composing = false, waiting = false;
  let isOn = store('phim') !== 'tat';

  function store(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch { /* a browser that keeps nothing: the switch holds for this page */ }
    return null;
  }
  const form = (of = card) => (of === card ? desk : of.nodes).querySelector('form[data-case]');
  const bar = () => desk.querySelector('.keys');
  const menu = () => desk.querySelector('[data-menu]:not([hidden])');
  const button = (deed) => desk.querySelector(`[data-deed="${deed}"]`);
  const isMine = () => Boolean(form());

  // --- what the screen shows

  function say(text, extra) {
    if (tray.contains(document.activeElement)) toHeading();  // the button that has the focus goes
    tray.replaceChildren(document.createTextNode(text), ...(extra ? [extra] : []));
    tray.hidden = false;
  }
  function act(text, deed) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', deed);
    return made;
  }
  function show(next, isBack) {
    if (card.nodes === null) card.nodes = document.createElement('div');
    if (card !== next) card.nodes.replaceChildren(...desk.childNodes);
    card = next;
    desk.replaceChildren(...card.nodes.childNodes);
    desk.dataset.case = card.id;
    document.title = document.title.replace(/\d+/, card.id);
    history.replaceState(null, '', `/vu-viec/${card.id}`);
    ready();
    if (!isBack) window.scrollTo(0, 0);
    toHeading();
    mark('shown');
  }
  function toHeading() {
    const heading = desk.querySelector('h1');
    if (heading) { heading.tabIndex = -1; heading.focus({preventScroll: true}); }
  }
  function ready() {
    if (!isMine()) return;
    form().querySelector('[name=lease_version]').value = card.version ?? '';
    if (bar()) { bar().hidden = false; bar().toggleAttribute('data-off', !isOn); }
    desk.toggleAttribute('data-ready', card.version !== null);
  }
  function mark(name) {
    if (window.performance) performance.mark(`rasoat-${name}`, {detail: card.id});
  }
  function lease(of, given) {
    of.version = given.version;
    const until = new Date(given.expires_at).toLocaleTimeString('vi-VN', {hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh'});
    const place = (of === card ? desk : of.nodes).querySelector('.lease');
    if (place) place.textContent = `${words.held} ${until}`;
    if (of === card) { ready(); mark('ready'); }
  }

  // --- what is sent

  async function post(path, data) {
    const answer = await fetch(path, {method: 'POST', body: data, headers: {Accept: 'application/json'}, redirect: 'error'});
    if (!(answer.headers.get('content-type') || '').startsWith('application/json')) throw new Error(`${answer.status}`);
    return [answer.ok, await answer.json()];
  }
  function body(fields) {
    const data = new FormData();
    data.set('csrf', desk.dataset.csrf);
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  }
  async function fetchCard(id, version = null) {
    const answer = await fetch(`/vu-viec/${id}/the`);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const read = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const nodes = document.createElement('div');
    nodes.append(...read.body.childNodes);
    const field = nodes.querySelector('form[data-case] [name=lease_version]');
    for (const image of nodes.querySelectorAll('img[loading]')) image.loading = 'eager';
    return {id, nodes, version, seen: field ? +field.value : null};
  }
  async function fetchKept(id) {
    const made = await fetchCard(id);
    cards.set(id, made);
    return made;
  }
  // One card a case: of two, the lease would go to one while the other is on the screen.
  async function prefetch(ids) {
    for (const each of ahead) if (each.version === null && !ids.includes(each.id)) cards.delete(each.id);
    ahead = ahead.filter((each) => each.version !== null || ids.includes(each.id));
    for (const id of ids) {
      if (id === card.id || cards.has(id)) continue;
      try {
        const made = await fetchCard(id);
        if (id === card.id || cards.has(id) || !made.nodes.querySelector('form[data-case]')) continue;
        cards.set(id, made);
        ahead.push(made);
      } catch { return; }
    }
  }
  // What the server gave: the lease of the card on the screen, or of another where a colleague was faster.
  async function take(answer) {
    const given = answer.lease;
    if (given) {
      let known = cards.get(given.case_id);
      if (!known || (known.seen !== null && known.seen + 1 !== given.version && !known.decided)) {  // it changed since
        const fresh = await fetchKept(given.case_id);
        ahead = ahead.filter((each) => each.id !== fresh.id);
        if (known && known === card) { lease(fresh, given); show(fresh); }
        known = fresh;
      }
      lease(known, given);
      if (known !== card && !known.decided) {
        ahead = ahead.filter((each) => each !== known);
        if (card.version === null || card.decided) show(known); else ahead.unshift(known);
      }
      if (known === card) { ready(); mark('ready'); }
    } else if (card.decided || card.version === null) finished();
    waiting = false;
    prefetch(answer.ahead || []);
  }
  function finished() {
    const link = document.createElement('a');
    link.href = '/';
    link.textContent = words.queue;
    const isBare = card.version === null || card.decided;
    if (isBare) desk.replaceChildren();
    say(`${words.empty} `, link);
    if (isBare) link.focus();
  }
  function forward() {
    const next = ahead.shift();
    if (!next) { waiting = true; say(words.waiting); return null; }
    show(next);
    return next;
  }
  function send(done, path, data, text) {
    unsaved += 1;
    say(`${words.case} ${done.id}: ${text} · ${words.saving}`);
    chain = chain.then(async () => {
      data.set('lease_version', done.version ?? '');
      try {
        const [isDone, answer] = await post(path, data);
        if (isDone) {
          last = path.includes('ket-luan') ? {card: done, at: performance.now()} : null;
          cards.delete(done.id);
          say(`${words.case} ${done.id}: ${text} · ${words.saved}. `, last ? act(words.undo, undo) : null);
          await take(answer);
        } else await failed(done, answer.problem);
      } catch { await failed(done, words.failed); }
      unsaved -= 1;
    });
  }
  // The draft stays in the card; a plain POST of its form shows what became of the case, with the draft in it.
  async function failed(done, problem) {
    done.decided = false;
    alarm.replaceChildren(document.createTextNode(`${words.case} ${done.id}: ${problem} `), act(words.open, () => {
      const kept = form(done);
      kept.querySelector('[name=lease_version]').value = done.version ?? 0;
      unsaved = 0;
      document.body.append(kept);
      kept.hidden = true;
      kept.noValidate = true;
      kept.submit();
    }));
    tray.replaceChildren();
    if (card.version === null && !card.decided) {
      try { const [isDone, answer] = await post('/vu-viec/tiep', body({tiep: card === done ? '' : card.id})); if (isDone) await take(answer); } catch { /* the next deed says so */ }
    }
  }

  // --- the deeds

  function decide(deed, pressed) {
    if (!isMine() || card.decided) return;
    const filled = form();
    const verdict = verdicts[deed];
    filled.querySelector(`[name=verdict][value=${verdict}]`).checked = true;
    if (verdict === 'violation') {
      const wanted = pressed.dataset.ground;
      for (const box of filled.querySelectorAll('[type=checkbox][name=grounds]')) box.checked = box.value === wanted;
      const other = filled.querySelector('select[name=grounds]');
      other.value = filled.querySelector(`[type=checkbox][value="${wanted}"]`) ? '' : wanted;
    }
    const chosen = desk.querySelector('[data-why][aria-pressed=true]');
    const reason = filled.querySelector('[name=reason]');
    if (!reason.value.trim()) reason.value = (verdict !== 'violation' && chosen ? chosen.dataset.why : '') || pressed.dataset.reason;
    const data = new FormData(filled), done = card, text = pressed.textContent.trim().replace(/^\S+\s+/, '');
    finish(done, `/vu-viec/${done.id}/ket-luan-nhanh`, data, deed === 'violation' ? pressed.dataset.reason : text);
  }
  function finish(done, path, data, text) {
    done.decided = true;
    lastKey = performance.now();
    mark('key');
    const next = forward();
    data.set('tiep', next ? (next.version === null ? next.id : 'giu') : '');
    send(done, path, data, text);
  }
  let lastKey = -Infinity;

  const deeds = {
    accept() { const made = button('accept'); if (made) decide('accept', made); else if (isMine()) say(words.hidden); },
    violation() {
      const made = desk.querySelector('[data-menu=grounds]');
      if (!made) return;
      if (!made.hidden) { leave(made); return; }
      opener = document.activeElement;
      made.hidden = false;
      // Only for whoever came by Tab: after the key, a Space that belongs to typed text would press a ground.
      if (opener === button('violation')) made.querySelector('button').focus();
    },
    skip() {
      if (isMine() && !card.decided) finish(card, `/vu-viec/${card.id}/bo-qua`, body({}), button('skip').textContent.trim().slice(2));
    },
    next() {
      if (!isMine() || card.decided) return;
      const left = card;
      const next = forward();
      earlier.push(left);
      if (next && next.version !== null) return;
      chain = chain.then(async () => {
        try {
          const [isDone, answer] = await post('/vu-viec/tiep', body({tiep: next ? next.id : ''}));
          if (isDone && answer.lease && !next) { const made = await fetchKept(answer.lease.case_id); lease(made, answer.lease); show(made); mark('ready'); prefetch(answer.ahead); waiting = false; }
          else if (isDone && answer.lease) await take(answer);
          else { say(words.empty); earlier = earlier.filter((each) => each !== left); show(left, true); }
        } catch { say(words.failed); }
      });
    },
    previous() { const back = earlier.pop(); if (back) { if (isMine() && !card.decided) ahead.unshift(card); show(back, true); } },
    undo,
    toggle() {
      const shot = desk.querySelector('.shot'), text = desk.querySelector('.evidence .text');
      if (shot) shot.toggleAttribute('data-away');
      if (text) text.scrollIntoView({block: 'nearest'});
    },
    mark() {
      const all = [...desk.querySelectorAll('.evidence mark')];
      if (!all.length) return;
      const at = all.findIndex((each) => each.classList.contains('here'));
      if (at >= 0) all[at].classList.remove('here');
      const next = all[(at + 1) % all.length];
      next.classList.add('here');
      next.scrollIntoView({block: 'center'});
    },
    reason() { const field = desk.querySelector('[name=reason]'); if (field) field.focus(); },
    help() { help.showModal(); },
  };
  function leave(open) {
    const hadFocus = open.contains(document.activeElement);
    open.hidden = true;
    if (!hadFocus) return;
    if (desk.contains(opener)) opener.focus(); else toHeading();
  }
  let opener = null;  // what had the focus when the menu of grounds was opened
  function undo(typed) {
    const taken = last;
    const isPending = unsaved > 0;
    chain = chain.then(async () => {
      const of = isPending ? last : taken;
      if (!of || performance.now() - of.at > undoTime) { say(words.nothing); return; }
      last = null;
      try {
        const [isDone, answer] = await post(`/vu-viec/${of.card.id}/hoan-tac-nhanh`, body({}));
        if (!isDone) { say(answer.problem); return; }
        of.card.decided = false;
        cards.set(of.card.id, of.card);
        if (isMine() && !card.decided && card !== of.card) ahead.unshift(card);
        lease(of.card, answer.lease);
        if (card !== of.card) show(of.card, true);
        say(typed === true ? words.typed : words.undone);
      } catch { say(words.failed); }
    });
  }

  // --- keys

  function inField(target) {
    return target instanceof Element && Boolean(target.closest('input, textarea, select, [contenteditable]'));
  }
  function digit(code) {
    const found = /^(?:Digit|Numpad)([1-9])$/.exec(code);
    return found ? +found[1] - 1 : -1;
  }
  function choose(number) {
    const open = menu();
    if (open) {
      const chosen = open.querySelectorAll('[data-ground]')[number];
      if (chosen) { open.hidden = true; decide('accept', chosen); }
      return;
    }
    const reasons = desk.querySelectorAll('[data-why]');
    if (reasons[number]) reasons.forEach((each, at) => each.setAttribute('aria-pressed', String(at === number && each.getAttribute('aria-pressed') !== 'true')));
  }
  document.addEventListener('compositionstart', () => { composing = true; });
  document.addEventListener('compositionend', () => { setTimeout(() => { composing = false; }, 50); });
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || composing || event.keyCode === 229 || event.repeat || event.altKey || event.metaKey || help.open) return;
    if (inField(event.target)) { if (event.code === 'Escape' && desk.contains(event.target)) toHeading(); return; }
    if (!isOn) return;
    const now = performance.now();
    if (event.ctrlKey) { if (event.code === 'KeyZ' && !event.shiftKey) { event.preventDefault(); undo(); } return; }
    if (event.code === 'Slash') {
      event.preventDefault();
      if (event.key === '?') deeds.help(); else location.assign('/?tim=#tim');
      return;
    }
    if (event.code === 'Escape') { const open = menu(); if (open) leave(open); return; }
    if (event.shiftKey) return;
    if (digit(event.code) >= 0) { if (now > pausedUntil) choose(digit(event.code)); return; }
    const deed = keys[event.code];
    if (!deed) {
      if (/^(Key|Bracket)/.test(event.code)) typing(now);
      return;
    }
    if (now < pausedUntil) { pausedUntil = now + pauseAfterTyping; return; }
    if (deed === 'accept' && event.target instanceof Element && event.target.closest('a, button, summary')) return;
    event.preventDefault();
    deedOf(deed);
  });
  // A letter that is no key of ours: somebody types text and believes to be in a field. What the first letter did is undone.
  function typing(now) {
    const isFresh = now - lastKey < typingBurst;
    pausedUntil = now + pauseAfterTyping;
    const open = menu();
    if (open) leave(open);
    if (isFresh) { lastKey = -Infinity; undo(true); } else say(words.typing);
  }
  function deedOf(deed) {
    const open = menu();
    if (open && deed !== 'violation') leave(open);
    if (deed in verdicts && deed !== 'accept') { const made = button(deed); if (made) decide(deed, made); } else deeds[deed]();
  }
  desk.addEventListener('click', (event) => {
    const pressed = event.target.closest('button[type=button]');
    if (!pressed) return;
    if ('zoom' in pressed.dataset) {
      const isLarge = desk.querySelector('.shot').classList.toggle('zoomed');
      pressed.setAttribute('aria-pressed', String(isLarge));
    } else if (pressed.dataset.deed) deedOf(pressed.dataset.deed);
    else if (pressed.dataset.ground) decide('accept', pressed);
    else if (pressed.dataset.why) choose([...desk.querySelectorAll('[data-why]')].indexOf(pressed));
  });
  const toggle = document.getElementById('bat-phim');
  toggle.checked = isOn;
  toggle.addEventListener('change', () => {
    isOn = toggle.checked;
    store('phim', isOn ? 'bat' : 'tat');
    ready();
    if (!isOn) say(words.off);
  });
  window.addEventListener('beforeunload', (event) => { if (unsaved > 0) event.preventDefault(); });
  setInterval(async () => {
    if (document.hidden || !isMine() || card.version === null || card.decided) return;
    const kept = card;
    try { const [isDone, answer] = await post(`/vu-viec/${kept.id}/giu`, body({lease_version: kept.version})); if (isDone) lease(kept, answer.lease); } catch { /* said when it matters */ }
  }, keepEvery);

  if (isMine()) {
    card.version = form().querySelector('[name=lease_version]').value;
    ready();
    chain = chain.then(async () => {
      try { const [isDone, answer] = await post('/vu-viec/tiep', body({tiep: 'giu'})); if (isDone) await prefetch(answer.ahead); } catch { /* the first deed asks again */ }
      mark('ready');
    });
  }
})();
