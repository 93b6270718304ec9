// The only file that knows ECharts; loaded when the first chart is drawn.
import { LineChart } from "echarts/charts";
import {
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  LineChart,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export interface Drawn {
  draw(option: Record<string, unknown>): void;
  fit(): void;
  end(): void;
}

export function mount(element: HTMLElement): Drawn {
  const chart = init(element, undefined, { renderer: "svg" });
  return {
    draw: (option) => chart.setOption(option, { notMerge: true, lazyUpdate: true }),
    fit: () => chart.resize(),
    end: () => chart.dispose(),
  };
}
