package io.netlapse.service.metrics;

/** Gauges whose values the database knows. */
interface RefreshedGauges {

  /**
   * Asks the database anew.
   *
   * @throws io.netlapse.db.query.QueryException if it is away; the gauges stay as they were
   */
  void refresh();
}
