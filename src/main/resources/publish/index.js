(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var heat = document.getElementById('heat');
  var choice = document.getElementById('choice');
  var facet = document.getElementById('facet');
  var subject = document.getElementById('subject');
  var authority = document.getElementById('authority');
  var only = document.getElementById('only');
  var order = document.getElementById('order');
  var shown = document.getElementById('shown');
  var rows = [].slice.call(heat.querySelectorAll('tr[data-row]'));
  var bodies = [].slice.call(heat.tBodies);
  var SVG = 'http://www.w3.org/2000/svg';

  function meaning(code) {
    return data.facets[facet.selectedIndex].signals[code];
  }

  function cellOf(row, at) {
    return data.rows[row].signals[facet.selectedIndex][at];
  }

  function signal(row, at) {
    var said = meaning(cellOf(row, at));
    return said.tone.indexOf('none') === 0 || said.tone === 'gap' ? '' : said.tone.split('-')[0];
  }

  function counts(row) {
    var wanted = only.value;
    return data.authorities.filter(function (name, at) {
      if (authority.value !== '' ? String(at) !== authority.value : false) { return false; }
      var tone = signal(row, at);
      return wanted === 'good' || wanted === 'bad' ? tone === wanted : tone !== '';
    }).length;
  }

  function paint() {
    var seen = 0;
    var signals = 0;
    heat.querySelectorAll('thead th.area').forEach(function (head, at) {
      head.hidden = authority.value !== '' ? String(at) !== authority.value : false;
    });
    rows.forEach(function (tr) {
      var row = Number(tr.dataset.row);
      tr.querySelectorAll('td:not(.better)').forEach(function (td, at) {
        var said = meaning(cellOf(row, at));
        td.className = said.tone;
        td.title = said.words;
        td.firstChild.textContent = said.code;
        td.lastChild.textContent = said.words;
        td.hidden = authority.value !== '' ? String(at) !== authority.value : false;
      });
      var count = counts(row);
      tr.hidden = only.value !== '' ? count === 0 : false;
      if (!tr.hidden) { if (subject.value === '' || tr.parentNode.dataset.subject === subject.value) { seen += 1; signals += count; } }
    });
    bodies.forEach(function (body) {
      var own = rows.filter(function (tr) { return tr.parentNode === body; });
      own.sort(function (a, b) {
        var one = Number(a.dataset.row);
        var other = Number(b.dataset.row);
        if (order.value === 'signals') { return counts(other) - counts(one) || one - other; }
        if (order.value === 'name') { return data.rows[one].name.localeCompare(data.rows[other].name, 'en-GB'); }
        return one - other;
      });
      own.forEach(function (tr) { body.appendChild(tr); });
      var other = subject.value !== '' ? body.dataset.subject !== subject.value : false;
      body.hidden = other || own.every(function (tr) { return tr.hidden; });
    });
    document.querySelectorAll('.group').forEach(function (group) {
      group.hidden = subject.value !== '' ? group.dataset.subject !== subject.value : false;
    });
    document.querySelectorAll('.key div').forEach(function (entry) {
      entry.hidden = entry.dataset.facet !== 'every' ? entry.dataset.facet !== facet.value : false;
    });
    document.getElementById('facet-words').textContent = facet.options[facet.selectedIndex].textContent;
    shown.textContent = seen + (seen === 1 ? ' indicator, ' : ' indicators, ') + signals + (signals === 1 ? ' signal' : ' signals') + ' shown.';
    document.querySelectorAll('details[open]').forEach(open);
  }

  function node(name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function element(name, text, scope) {
    var made = document.createElement(name);
    made.textContent = text;
    if (scope) { made.scope = scope; }
    return made;
  }

  function said(value, decimals) {
    return typeof value === 'number' ? value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) : value;
  }

  function path(values, x, y) {
    var pen = false;
    return values.map(function (value, at) {
      if (typeof value !== 'number') { pen = false; return ''; }
      var move = (pen ? 'L' : 'M') + x(at).toFixed(1) + ' ' + y(value).toFixed(1);
      pen = true;
      return move;
    }).join('');
  }

  function steps(low, high) {
    var raw = (high - low) / 4 || 1;
    var size = Math.pow(10, Math.floor(Math.log10(raw)));
    var step = [1, 2, 2.5, 5, 10].map(function (each) { return each * size; }).find(function (each) { return each >= raw; });
    var first = Math.floor(low / step) * step;
    var ticks = [];
    for (var at = 0; at !== 9; at += 1) {
      ticks.push(first + at * step);
      if (first + at * step >= high) { break; }
    }
    return ticks;
  }

  function chart(row, at, width) {
    var own = row.own[at];
    var height = 250;
    var left = 56;
    var right = 16;
    var top = 16;
    var bottom = 34;
    var all = own.concat(row.region).filter(function (value) { return typeof value === 'number'; });
    var svg = node('svg', { viewBox: '0 0 ' + width + ' ' + height, width: width, height: height, role: 'img' });
    if (all.length === 0) { return null; }
    var ticks = steps(Math.min.apply(null, all), Math.max.apply(null, all));
    var low = ticks[0];
    var high = ticks[ticks.length - 1];
    var count = row.periods.length;
    function x(i) { return count === 1 ? (left + width - right) / 2 : left + i * (width - left - right) / (count - 1); }
    function y(value) { return height - bottom - (value - low) / (high - low || 1) * (height - top - bottom); }
    svg.appendChild(node('title', {}, row.name + ', ' + data.authorities[at] + ' and ' + data.region + '; the numbers are in the table below'));
    ticks.forEach(function (tick) {
      svg.appendChild(node('line', { x1: left, x2: width - right, y1: y(tick), y2: y(tick), stroke: tick === 0 ? '#55606b' : '#dfe4ea' }));
      svg.appendChild(node('text', { x: left - 8, y: y(tick) + 4, 'text-anchor': 'end', 'font-size': 12, fill: '#55606b' }, said(tick, Math.max(row.decimals, String(Number((ticks[1] - ticks[0]).toPrecision(6))).split('.').slice(1).join('').length))));
    });
    var every = Math.ceil(count / (width / 115));
    row.periods.forEach(function (period, i) {
      if ((count - 1 - i) % every === 0) {
        svg.appendChild(node('text', { x: x(i), y: height - 12, 'text-anchor': i === 0 ? 'start' : i === count - 1 ? 'end' : 'middle', 'font-size': 12, fill: '#55606b' }, period));
      }
    });
    svg.appendChild(node('path', { d: path(row.region, x, y), fill: 'none', stroke: '#1f6b4f', 'stroke-width': 2, 'stroke-dasharray': '6 4' }));
    svg.appendChild(node('path', { d: path(own, x, y), fill: 'none', stroke: '#12436d', 'stroke-width': 2.5 }));
    own.forEach(function (value, i) {
      if (typeof value === 'number') { svg.appendChild(node('circle', { cx: x(i), cy: y(value), r: 3.5, fill: '#12436d' })); }
    });
    return svg;
  }

  function table(row, at) {
    var made = document.createElement('table');
    made.appendChild(element('caption', row.name + (row.unit ? ', ' + row.unit : '') + ', over time'));
    var head = made.createTHead().insertRow();
    head.appendChild(element('th', 'Period', 'col'));
    head.appendChild(element('th', data.authorities[at], 'col'));
    head.appendChild(element('th', data.region, 'col'));
    var body = made.createTBody();
    row.periods.forEach(function (period, i) {
      var tr = body.insertRow();
      tr.appendChild(element('th', period, 'row'));
      tr.appendChild(element('td', said(row.own[at][i], row.decimals)));
      tr.appendChild(element('td', said(row.region[i], row.decimals)));
    });
    return made;
  }

  function draw(place, row, at) {
    place.replaceChildren();
    var line = document.createElement('p');
    var own = element('strong', data.authorities[at]);
    own.style.color = '#12436d';
    var region = element('strong', data.region);
    region.style.color = '#1f6b4f';
    line.append(own, ' (solid line) and ', region, ' (dashed)' + (row.unit ? ', ' + row.unit : '') + '. ' + row.note);
    place.appendChild(line);
    var svg = chart(row, at, Math.max(320, Math.min(720, place.clientWidth || 720)));
    place.appendChild(svg || element('p', 'Nothing to draw: no figure is shown.'));
    var more = document.createElement('details');
    more.append(element('summary', 'The same in numbers'), table(row, at));
    place.appendChild(more);
  }

  function open(details) {
    if (!details.dataset.row) { return; }
    var row = data.rows[Number(details.dataset.row)];
    var trend = details.querySelector('.trend');
    var before = trend.querySelector('select');
    var at = details.dataset.chosen ? Number(details.dataset.chosen) : authority.value !== '' ? Number(authority.value) : before ? Number(before.value) : 0;
    delete details.dataset.chosen;
    trend.replaceChildren();
    var label = element('label', 'Course over time of ');
    var select = document.createElement('select');
    data.authorities.forEach(function (name, i) { select.appendChild(new Option(name, i)); });
    select.value = String(at);
    label.appendChild(select);
    var place = document.createElement('div');
    trend.append(label, place);
    function again() {
      draw(place, row, Number(select.value));
      details.querySelectorAll('.figures tbody tr').forEach(function (tr, i) {
        tr.className = i === Number(select.value) ? 'chosen' : '';
      });
    }
    select.addEventListener('change', again);
    again();
  }

  function follow() {
    var target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (target) { if (target.tagName === 'DETAILS') { target.open = true; target.querySelector('summary').focus(); } }
  }

  [facet, subject, authority, only, order].forEach(function (each) { each.addEventListener('change', paint); });
  choice.addEventListener('submit', function (event) { event.preventDefault(); });
  document.querySelectorAll('details[data-row]').forEach(function (details) {
    details.addEventListener('toggle', function () { if (details.open) { open(details); } });
  });
  heat.addEventListener('click', function (event) {
    var cell = event.target.closest('td:not(.better)');
    if (cell) {
      var hash = cell.parentNode.querySelector('a').getAttribute('href');
      var details = document.getElementById(hash.slice(1));
      details.dataset.chosen = [].slice.call(cell.parentNode.querySelectorAll('td:not(.better)')).indexOf(cell);
      details.open = false;
      if (location.hash === hash) { follow(); } else { location.hash = hash; }
    }
  });
  window.addEventListener('hashchange', follow);
  choice.hidden = false;
  paint();
  follow();
}());
