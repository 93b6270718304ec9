// Pure: what a confusion matrix says, row by row.

export interface Cell {
  count: number;
  /** Of all posts that truly are of this row. */
  share: number;
  isRight: boolean;
}

/** Return the cells of a matrix of truth by row and answer by column. */
export const cellsOf = (matrix: readonly number[][]): Cell[][] =>
  matrix.map((row, truth) => {
    const all = row.reduce((sum, n) => sum + n, 0);
    return row.map((count, told) => ({
      count,
      share: all === 0 ? 0 : count / all,
      isRight: truth === told,
    }));
  });

/** Return how much stronger a cell is to be tinted, in percent of the ground. */
export const tint = ({ share }: Cell): number => Math.round(share * 55);
