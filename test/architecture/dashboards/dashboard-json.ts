/** The JSON of Grafana for a dashboard that is described by its panels. Written for Grafana 10 and later. */

/** A unit of Grafana. */
export type Unit = 's' | 'short' | 'reqps' | 'ops' | 'percentunit' | 'bytes' | 'none';

export interface Query {
  readonly expr: string;
  /** Text of the legend, with labels as `{{label}}`. */
  readonly legend: string;
}

export interface Panel {
  readonly title: string;
  /** What the panel shows and which values are good. */
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** One number instead of a graph. */
  readonly isStat?: boolean;
  readonly isStacked?: boolean;
  /** From this value on the colour is red; with `isFloor`, below it. */
  readonly limit?: number;
  readonly isFloor?: boolean;
  /** Of 24 columns. */
  readonly width?: number;
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** Offers to choose processes; queries then select `instance=~"$instance"`. */
  readonly choosesInstance?: boolean;
  readonly panels: readonly Panel[];
}

const columns = 24;
const source = { type: 'prometheus', uid: '${datasource}' };

export function dashboardJson({ uid, title, description, choosesInstance, panels }: Dashboard): object {
  return {
    uid,
    title,
    description,
    tags: ['gatehouse'],
    schemaVersion: 38,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    timezone: 'browser',
    links: [
      { title: 'Gatehouse', type: 'dashboards', tags: ['gatehouse'], asDropdown: true, keepTime: true },
    ],
    templating: { list: [sourceVariable, ...(choosesInstance ? [instanceVariable] : [])] },
    annotations: { list: [] },
    panels: placed(panels),
  };
}

const sourceVariable = {
  name: 'datasource',
  label: 'Prometheus',
  type: 'datasource',
  query: 'prometheus',
  refresh: 1,
};

const instanceVariable = {
  name: 'instance',
  label: 'Process',
  type: 'query',
  datasource: source,
  query: { query: 'label_values(gatehouse_build_info, instance)', refId: 'instance' },
  refresh: 2,
  sort: 1,
  multi: true,
  includeAll: true,
  allValue: '.+',
  current: { text: 'All', value: '$__all' },
};

/** From left to right, in rows as high as their highest panel. */
function placed(panels: readonly Panel[]): object[] {
  let [x, y, height] = [0, 0, 0];
  return panels.map((panel, index) => {
    const w = panel.width ?? (panel.isStat ? 6 : 12);
    const h = panel.isStat ? 4 : 8;
    if (x + w > columns) [x, y, height] = [0, y + height, 0];
    const place = { x, y, w, h };
    x += w;
    height = Math.max(height, h);
    return panelJson(panel, index + 1, place);
  });
}

function panelJson(panel: Panel, id: number, gridPos: object): object {
  const { title, description, isStat, queries } = panel;
  return {
    id,
    gridPos,
    title,
    description,
    type: isStat ? 'stat' : 'timeseries',
    datasource: source,
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource: source,
      expr,
      legendFormat: legend,
      instant: isStat ?? false,
    })),
    fieldConfig: { defaults: fieldDefaults(panel), overrides: [] },
    options: isStat ? statOptions : graphOptions,
  };
}

const statOptions = {
  colorMode: 'background',
  graphMode: 'none',
  reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
  textMode: 'auto',
};

const graphOptions = {
  legend: { displayMode: 'table', placement: 'bottom', calcs: ['mean', 'max', 'lastNotNull'] },
  tooltip: { mode: 'multi', sort: 'desc' },
};

function fieldDefaults({ unit, isStat, isStacked, limit, isFloor }: Panel): object {
  const [below, above] = isFloor ? ['red', 'green'] : ['green', 'red'];
  const steps = [
    { color: limit === undefined ? 'green' : below, value: null },
    ...(limit === undefined ? [] : [{ color: above, value: limit }]),
  ];
  return {
    unit,
    min: isFloor ? undefined : 0,
    thresholds: { mode: 'absolute', steps },
    color: { mode: isStat ? 'thresholds' : 'palette-classic' },
    ...(!isStat && {
      custom: {
        lineWidth: 1,
        fillOpacity: isStacked ? 30 : 5,
        showPoints: 'never',
        stacking: { mode: isStacked ? 'normal' : 'none' },
        thresholdsStyle: { mode: limit === undefined ? 'off' : 'line' },
      },
    }),
  };
}
